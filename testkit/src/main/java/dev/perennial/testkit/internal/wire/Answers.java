package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.testkit.Answer;
import java.util.Optional;

/** The shapes in which a CA answers. */
public final class Answers {
    private static final String PROBLEM = "application/problem+json";

    private Answers() {}

    public static Answer json(int status, JsonObject body) {
        return Answer.of(status, "application/json", body.toString());
    }

    public static Answer problem(Problem problem) {
        return Answer.of(problem.status(), PROBLEM, problem.toJson().toString());
    }

    /** The short name of the problem that an answer reports; also of one that a fault has mangled, as far as it can be read. */
    public static Optional<String> problemType(Answer answer) {
        if (!answer.header("Content-Type").filter(PROBLEM::equals).isPresent()) {
            return Optional.empty();
        }
        try {
            return JsonParser.parseString(answer.body()) instanceof JsonObject problem
                    ? Json.string(problem, "type").map(type -> type.substring(type.lastIndexOf(':') + 1))
                    : Optional.empty();
        } catch (JsonParseException | ProblemException e) {
            return Optional.of("unreadable");
        }
    }
}
