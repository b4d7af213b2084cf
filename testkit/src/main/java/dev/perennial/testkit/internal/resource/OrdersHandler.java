package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.model.Order;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.util.List;

/** The orders of an account, a few at a time with a link to the next (RFC 8555 section 7.1.2.1). */
public final class OrdersHandler implements Handler {
    /** Few, so that clients which do not follow the link are found out. */
    private static final int PAGE = 3;

    private final JwsDoor door;
    private final Store store;

    public OrdersHandler(JwsDoor door, Store store) {
        this.door = door;
        this.store = store;
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        signed.requireOwner(request.id(0));
        signed.payload().requireEmpty();
        List<String> own = store.orders().all().stream()
                .filter(order -> order.accountId().equals(request.id(0)))
                .map(Order::id)
                .toList();
        int from = Math.min(start(request), own.size());
        int to = Math.min(from + PAGE, own.size());
        List<String> urls = own.subList(from, to).stream()
                .map(id -> request.urls().of(Route.ORDER, id))
                .toList();
        JsonObject body = new JsonObject();
        body.add("orders", Json.array(urls));
        Answer answer = Answers.json(200, body);
        return to < own.size() ? answer.with("Link", next(request, to)) : answer;
    }

    private static String next(Request request, int cursor) {
        return "<" + request.urls().of(Route.ORDERS, request.id(0)) + "?cursor=" + cursor + ">;rel=\"next\"";
    }

    private static int start(Request request) throws ProblemException {
        try {
            return request.cursor().map(Integer::parseUnsignedInt).orElse(0);
        } catch (NumberFormatException e) {
            throw ProblemException.malformed("the cursor is not one that this CA gave");
        }
    }
}
