package dev.perennial.testkit.internal.model;

import com.google.gson.JsonArray;
import dev.perennial.testkit.internal.wire.Problem;
import java.time.Instant;
import java.util.Optional;

/** RFC 8555 section 8. {@code records} is the validationRecord array: addresses and redirects, the best diagnostic there is. */
public record Challenge(
        String id,
        ChallengeType type,
        String token,
        Status status,
        Optional<Instant> validated,
        Optional<Problem> error,
        JsonArray records) {

    public static Challenge offered(String id, ChallengeType type, String token) {
        return new Challenge(id, type, token, Status.PENDING, Optional.empty(), Optional.empty(), new JsonArray());
    }

    public Challenge processing() {
        return new Challenge(id, type, token, Status.PROCESSING, validated, error, records);
    }

    public Challenge valid(Instant when, JsonArray seen) {
        return new Challenge(id, type, token, Status.VALID, Optional.of(when), Optional.empty(), seen);
    }

    public Challenge invalid(Problem why, JsonArray seen) {
        return new Challenge(id, type, token, Status.INVALID, Optional.empty(), Optional.of(why), seen);
    }
}
