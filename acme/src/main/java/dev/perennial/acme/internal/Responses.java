package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.Status;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the CA that a challenge can be validated now (RFC 8555 section 7.5.1), for one challenge of each authorization
 * only: a second one cannot help once the first has failed, and Pebble 2.10 never answers it. Any number of threads.
 */
public final class Responses {
    private static final int REMEMBERED = 4096;

    private final Session session;
    private final Map<URI, URI> answered = new LinkedHashMap<>();

    public Responses(Session session) {
        this.session = session;
    }

    /** Throws if another challenge of {@code authorization} was answered before. */
    public Challenge respond(Signer signer, Authorization authorization, Challenge challenge)
            throws AcmeException, InterruptedException {
        requireOnlyOne(authorization, challenge);
        return again(signer, authorization, challenge, session.deadline());
    }

    /** After a lost answer looks first: what the CA has begun to validate must not be told again. */
    Challenge again(Signer signer, Authorization authorization, Challenge challenge, Deadline deadline)
            throws AcmeException, InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                Response response =
                        session.signed().post(signer, challenge.url(), new JsonObject(), Repeat.NOT_DONE, deadline);
                return read(response);
            } catch (AcmeException e) {
                if (!Repeat.temporary(e)) {
                    throw e;
                }
                session.pauses().beforeRetry(e, failed, deadline);
            }
            Response now = session.signed().fetch(signer, authorization.url(), deadline);
            Challenge seen = find(AuthorizationReader.read(now, authorization.url(), session.urls()), challenge);
            if (seen.status() != Status.PENDING) {
                return seen;
            }
        }
    }

    private void requireOnlyOne(Authorization authorization, Challenge challenge) throws AcmeProtocolException {
        for (Challenge other : authorization.challenges()) {
            boolean tried = other.status() == Status.PROCESSING || other.error().isPresent();
            if (tried && !other.url().equals(challenge.url())) {
                throw secondAnswer(authorization);
            }
        }
        synchronized (answered) {
            URI before = answered.putIfAbsent(authorization.url(), challenge.url());
            if (before != null && !before.equals(challenge.url())) {
                throw secondAnswer(authorization);
            }
            if (answered.size() > REMEMBERED) {
                answered.remove(answered.keySet().iterator().next());
            }
        }
    }

    private static AcmeProtocolException secondAnswer(Authorization authorization) {
        return new AcmeProtocolException("The CA has been told to validate "
                + authorization.identifier().value() + " by another challenge of " + authorization.url() + " already");
    }

    private Challenge read(Response response) throws AcmeProtocolException {
        return ChallengeReader.read(Members.of(response, "challenge", session.urls()))
                .orElseThrow(() -> new AcmeProtocolException("The CA's challenge " + response.url() + " has no URL"));
    }

    private static Challenge find(Authorization authorization, Challenge wanted) throws AcmeProtocolException {
        for (Challenge challenge : authorization.challenges()) {
            if (challenge.url().equals(wanted.url())) {
                return challenge;
            }
        }
        throw new AcmeProtocolException(
                "The CA's authorization " + authorization.url() + " no longer has the challenge " + wanted.url());
    }
}
