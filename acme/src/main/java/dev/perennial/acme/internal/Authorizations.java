package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Reads authorizations, gives them up, and waits for them (RFC 8555 section 7.5). */
public final class Authorizations {
    /** Smallstep's CA leaves a challenge pending with an error when it could not connect, and wants to be told again. */
    private static final int MAX_REMINDERS = 3;

    private final Session session;
    private final Responses responses;
    private final Polling polling;

    public Authorizations(Session session, Responses responses) {
        this.session = session;
        this.responses = responses;
        this.polling = new Polling(session.pauses(), session.clock());
    }

    public Authorization fetch(Signer signer, URI url) throws AcmeException, InterruptedException {
        return fetch(signer, url, session.deadline());
    }

    private Authorization fetch(Signer signer, URI url, Deadline deadline) throws AcmeException, InterruptedException {
        return AuthorizationReader.read(session.signed().fetch(signer, url, deadline), url, session.urls());
    }

    /** So that a CA does not count it as pending (RFC 8555 section 7.5.2). */
    public Authorization deactivate(Signer signer, URI url) throws AcmeException, InterruptedException {
        JsonObject payload = new JsonObject();
        payload.addProperty("status", Status.DEACTIVATED.word());
        Response response = session.signed().post(signer, url, payload, Repeat.TEMPORARY, session.deadline());
        return AuthorizationReader.read(response, url, session.urls());
    }

    /** Polls the authorization, not the challenge: only it tells the outcome. */
    public Authorization awaitFinal(Signer signer, Authorization authorization, Duration limit)
            throws AcmeException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        Reminders reminders = new Reminders();
        boolean done = isFinal(authorization);
        return polling.until(
                "authorization " + authorization.url(),
                // What was known before the response was given says nothing about how long to wait after it.
                new Polling.Look<>(
                        authorization,
                        done,
                        Optional.empty(),
                        authorization.status().word()),
                () -> {
                    Authorization now = fetch(signer, authorization.url(), deadline);
                    reminders.remind(signer, now, deadline);
                    return new Polling.Look<>(
                            now, isFinal(now), now.retryAfter(), now.status().word());
                },
                deadline);
    }

    private static boolean isFinal(Authorization authorization) {
        return switch (authorization.status()) {
            case PENDING, PROCESSING, READY, UNKNOWN -> false;
            case VALID, INVALID, DEACTIVATED, EXPIRED, REVOKED -> true;
        };
    }

    /** Counts for one authorization, on one thread. */
    private final class Reminders {
        private int sent;

        void remind(Signer signer, Authorization authorization, Deadline deadline)
                throws AcmeException, InterruptedException {
            for (Challenge challenge : authorization.challenges()) {
                boolean stuck = challenge.status() == Status.PENDING
                        && challenge.error().isPresent();
                if (stuck && sent < MAX_REMINDERS) {
                    sent++;
                    responses.again(signer, authorization, challenge, deadline);
                }
            }
        }
    }
}
