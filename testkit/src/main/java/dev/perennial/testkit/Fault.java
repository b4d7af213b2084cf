package dev.perennial.testkit;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What goes wrong with one request. */
public sealed interface Fault {
    /** Answered at once and exactly so, as by a load balancer in front: the CA does nothing, a nonce is neither spent nor given. */
    record Instead(Answer answer) implements Fault {}

    /** Answered at once by the CA itself: nothing is done, but a POST is given a fresh nonce. */
    record Refused(Answer answer) implements Fault {}

    /** The connection is closed before anything is done. */
    record DroppedBefore() implements Fault {}

    /** All is done, but instead of an answer the connection is closed. */
    record DroppedAfter() implements Fault {}

    /** All is done, and then the answer is changed: headers taken away, another body put in. */
    record Rewritten(UnaryOperator<Answer> change) implements Fault {}

    static Fault instead(int status, String contentType, String body) {
        return new Instead(Answer.of(status, contentType, body));
    }

    static Fault instead(Answer answer) {
        return new Instead(answer);
    }

    static Fault droppedBefore() {
        return new DroppedBefore();
    }

    static Fault droppedAfter() {
        return new DroppedAfter();
    }

    static Fault rewritten(UnaryOperator<Answer> change) {
        return new Rewritten(change);
    }

    /** A problem document; {@code type} is a short name such as rateLimited. */
    static Fault problem(String type, int status, String detail) {
        return new Refused(problemAnswer(type, status, detail));
    }

    /** The wait is written as seconds. */
    static Fault problem(String type, int status, String detail, Duration retryAfter) {
        return new Refused(
                problemAnswer(type, status, detail).with("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    private static Answer problemAnswer(String type, int status, String detail) {
        JsonObject problem = new JsonObject();
        problem.addProperty("type", "urn:ietf:params:acme:error:" + type);
        problem.addProperty("detail", detail);
        problem.addProperty("status", status);
        return Answer.of(status, "application/problem+json", problem.toString());
    }
}
