package dev.perennial.engine;

import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Http01;
import dev.perennial.acme.Status;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Challenge tasks as an order would make them. */
final class Tasks {
    static final String THUMBPRINT = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
    private static final URI ACCOUNT = URI.create("https://ca.example/acme/acct/123");

    private Tasks() {}

    static ChallengeTask http(String name, String token) throws PkiException {
        return new ChallengeTask(Identifier.dns(name), new Http01(state(Http01.TYPE), token), THUMBPRINT, ACCOUNT);
    }

    static ChallengeTask tlsAlpn(Identifier identifier, String token) {
        return new ChallengeTask(identifier, new TlsAlpn01(state(TlsAlpn01.TYPE), token), THUMBPRINT, ACCOUNT);
    }

    static ChallengeState state(String type) {
        URI url = URI.create("https://ca.example/acme/chall/" + type);
        return new ChallengeState(url, type, Status.PENDING, Optional.empty(), Optional.empty(), List.of());
    }

    /** Never looked up in DNS. */
    static InetAddress address(String literal) {
        try {
            return ((Identifier.Ip) Identifier.ip(literal)).address();
        } catch (PkiException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
