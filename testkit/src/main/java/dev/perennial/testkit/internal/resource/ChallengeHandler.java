package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Challenge;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.validation.ValidationTask;
import dev.perennial.testkit.internal.validation.Validator;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.time.Clock;
import java.time.Duration;

/** Shows a challenge, or starts its validation (RFC 8555 section 7.5.1). */
public final class ChallengeHandler implements Handler {
    private final JwsDoor door;
    private final Store store;
    private final Clock clock;
    private final Validator validator;
    private final Duration wait;
    private final AuthorizationView view;

    public ChallengeHandler(JwsDoor door, Store store, Clock clock, Timing timing, Policy policy, Validator validator) {
        this.door = door;
        this.store = store;
        this.clock = clock;
        this.validator = validator;
        this.wait = timing.validationWait();
        this.view = new AuthorizationView(clock, timing.pollAfter(), policy);
    }

    @Override
    public Answer handle(Request request) throws ProblemException, InterruptedException {
        SignedByAccount signed = door.byAccount(request);
        Authorization authorization = Owned.authorization(store, signed, request.id(0));
        Challenge challenge = challenge(authorization, request.id(1));
        if (!signed.payload().isEmpty()) {
            if (!signed.payload().object().isEmpty()) {
                throw ProblemException.malformed(
                        "the response to a " + challenge.type().json() + " challenge is {}");
            }
            respond(authorization, challenge, signed, request);
        }
        Authorization now = store.authorizations().find(authorization.id()).orElseThrow();
        return view.answer(now, challenge(now, challenge.id()), request);
    }

    /** A second response changes nothing: clients repeat one whose answer was lost. */
    private void respond(Authorization authorization, Challenge challenge, SignedByAccount signed, Request request)
            throws InterruptedException {
        if (authorization.status(clock.instant()) == Status.PENDING && challenge.status() == Status.PENDING) {
            store.authorizations().put(authorization.with(challenge.processing()));
            String accountUrl =
                    request.urls().of(Route.ACCOUNT, signed.account().id());
            validator.start(new ValidationTask(
                    authorization.id(),
                    authorization.identifier(),
                    authorization.wildcard(),
                    challenge,
                    signed.account().thumbprint(),
                    accountUrl));
            store.await(() -> !busy(authorization.id(), challenge.id()), wait);
        }
    }

    private boolean busy(String authorizationId, String challengeId) {
        return store.authorizations().find(authorizationId).orElseThrow().challenges().stream()
                .anyMatch(one -> one.id().equals(challengeId) && one.status() == Status.PROCESSING);
    }

    private static Challenge challenge(Authorization authorization, String id) throws ProblemException {
        return authorization.challenges().stream()
                .filter(challenge -> challenge.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Owned.notFound("challenge"));
    }
}
