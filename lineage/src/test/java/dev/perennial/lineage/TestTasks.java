package dev.perennial.lineage;

import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Dns01;
import dev.perennial.acme.Http01;
import dev.perennial.acme.Status;
import dev.perennial.acme.TokenChallenge;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Challenge tasks as an order would make them. */
final class TestTasks {
    private TestTasks() {}

    static ChallengeTask http(Identifier identifier, String token) {
        return task(identifier, new Http01(state(Http01.TYPE), token));
    }

    static ChallengeTask dns(Identifier identifier, String token) {
        return task(identifier, new Dns01(state(Dns01.TYPE), token));
    }

    private static ChallengeTask task(Identifier identifier, TokenChallenge challenge) {
        return new ChallengeTask(
                identifier,
                challenge,
                "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
                URI.create("https://ca.example/acme/acct/1"));
    }

    private static ChallengeState state(String type) {
        URI url = URI.create("https://ca.example/acme/chall/" + type);
        return new ChallengeState(url, type, Status.PENDING, Optional.empty(), Optional.empty(), List.of());
    }
}
