package dev.perennial.cli.doctor;

import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Http01;
import dev.perennial.acme.Status;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.acme.TokenChallenge;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A response as to a challenge, for a token that no CA has given: it proves nothing to anybody. */
record Probe(Identifier name, ChallengeTask task) {
    private static final int BYTES = 32;
    /** Never asked; a task has to say from where it is. */
    private static final URI NOWHERE = URI.create("https://doctor.invalid/");

    /** @param type of http-01 and tls-alpn-01 */
    static Probe of(Identifier name, String type, RandomGenerator random) {
        String token = "perennial-doctor-" + text(random);
        ChallengeState state =
                new ChallengeState(NOWHERE, type, Status.PENDING, Optional.empty(), Optional.empty(), List.of());
        TokenChallenge challenge = type.equals(TlsAlpn01.TYPE) ? new TlsAlpn01(state, token) : new Http01(state, token);
        return new Probe(name, new ChallengeTask(name, challenge, text(random), NOWHERE));
    }

    private static String text(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
