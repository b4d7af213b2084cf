package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.time.Clock;

/** Shows an order. */
public final class OrderHandler implements Handler {
    private final JwsDoor door;
    private final Store store;
    private final OrderView view;

    public OrderHandler(JwsDoor door, Store store, Clock clock, Timing timing) {
        this.door = door;
        this.store = store;
        this.view = new OrderView(store, clock, timing.pollAfter());
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        signed.payload().requireEmpty();
        return view.answer(200, Owned.order(store, signed, request.id(0)), request);
    }
}
