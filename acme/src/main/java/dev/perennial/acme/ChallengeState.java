package dev.perennial.acme;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every challenge has (RFC 8555 section 7.1.5). */
public record ChallengeState(
        URI url,
        String type,
        Status status,
        Optional<Instant> validated,
        Optional<Problem> error,
        List<ValidationRecord> validationRecords) {

    public ChallengeState {
        validationRecords = List.copyOf(validationRecords);
    }
}
