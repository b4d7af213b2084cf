package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.time.Clock;

/** Shows an authorization, or gives it up (RFC 8555 sections 7.5 and 7.5.2). */
public final class AuthorizationHandler implements Handler {
    private final JwsDoor door;
    private final Store store;
    private final Clock clock;
    private final AuthorizationView view;

    public AuthorizationHandler(JwsDoor door, Store store, Clock clock, Timing timing, Policy policy) {
        this.door = door;
        this.store = store;
        this.clock = clock;
        this.view = new AuthorizationView(clock, timing.pollAfter(), policy);
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        Authorization authorization = Owned.authorization(store, signed, request.id(0));
        if (!signed.payload().isEmpty()) {
            authorization = deactivate(
                    authorization,
                    Json.string(signed.payload().object(), "status").orElse(""));
        }
        return view.answer(authorization, request);
    }

    private Authorization deactivate(Authorization authorization, String wanted) throws ProblemException {
        if (!wanted.equals(Status.DEACTIVATED.json())) {
            throw ProblemException.malformed("the only status an authorization can be given is deactivated");
        }
        Status status = authorization.status(clock.instant());
        if (status != Status.PENDING && status != Status.VALID) {
            throw ProblemException.malformed("an authorization that is " + status.json() + " cannot be deactivated");
        }
        return store.authorizations().put(authorization.withStatus(Status.DEACTIVATED, authorization.expires()));
    }
}
