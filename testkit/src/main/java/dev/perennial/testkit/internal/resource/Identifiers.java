package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.Problem.Subproblem;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the identifiers of a new order and says of each one that is refused why (RFC 8555 sections 7.4 and 6.7.1). */
final class Identifiers {
    private static final int MAX = 100;

    private final Policy policy;

    Identifiers(Policy policy) {
        this.policy = policy;
    }

    List<Identifier> read(JsonObject newOrder) throws ProblemException {
        List<JsonElement> elements = Json.array(newOrder, "identifiers").orElse(List.of());
        if (elements.isEmpty() || elements.size() > MAX) {
            throw ProblemException.malformed("an order has 1 to " + MAX + " identifiers, not " + elements.size());
        }
        Set<Identifier> wanted = new LinkedHashSet<>();
        for (JsonElement element : elements) {
            wanted.add(identifier(Json.object(element, "an identifier")));
        }
        refuse(wanted.stream().filter(policy::rejects).toList());
        return new ArrayList<>(wanted);
    }

    private static Identifier identifier(JsonObject json) throws ProblemException {
        String type = Json.requiredString(json, "type");
        String value = Json.requiredString(json, "value");
        if (!type.equals("dns") && !type.equals("ip")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_IDENTIFIER, "identifiers of type " + type + " are unknown");
        }
        try {
            return Identifier.of(type, value);
        } catch (PkiException e) {
            throw ProblemException.malformed("the identifier is wrong: " + e.getMessage());
        }
    }

    private static void refuse(List<Identifier> rejected) throws ProblemException {
        if (rejected.isEmpty()) {
            return;
        }
        ProblemType type = ProblemType.REJECTED_IDENTIFIER;
        List<Subproblem> parts = rejected.stream()
                .map(identifier ->
                        new Subproblem(type, "policy forbids certificates for " + identifier.value(), identifier))
                .toList();
        String detail = "policy forbids " + rejected.size() + " of the identifiers, first "
                + rejected.getFirst().value();
        throw new ProblemException(Problem.of(type, detail).withSubproblems(parts));
    }
}
