package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.RetryAfter;
import dev.perennial.testkit.internal.model.Order;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.Urls;
import java.time.Clock;

/** An order as its owner sees it at this moment. */
final class OrderView {
    private final Store store;
    private final Clock clock;
    private final RetryAfter pollAfter;

    OrderView(Store store, Clock clock, RetryAfter pollAfter) {
        this.store = store;
        this.clock = clock;
        this.pollAfter = pollAfter;
    }

    Answer answer(int httpStatus, Order order, Request request) {
        Status status = store.status(order, clock.instant());
        Answer answer = Answers.json(httpStatus, json(order, status, request.urls()));
        return status == Status.PROCESSING ? pollAfter.addTo(answer) : answer;
    }

    private static JsonObject json(Order order, Status status, Urls urls) {
        JsonObject json = new JsonObject();
        json.addProperty("status", status.json());
        json.addProperty("expires", order.expires().toString());
        JsonArray identifiers = new JsonArray();
        order.identifiers().forEach(identifier -> identifiers.add(Json.identifier(identifier)));
        json.add("identifiers", identifiers);
        json.addProperty("profile", order.profile());
        order.replaces().ifPresent(replaces -> json.addProperty("replaces", replaces));
        order.notBefore().ifPresent(time -> json.addProperty("notBefore", time.toString()));
        order.notAfter().ifPresent(time -> json.addProperty("notAfter", time.toString()));
        json.add(
                "authorizations",
                Json.array(order.authorizationIds().stream()
                        .map(id -> urls.of(Route.AUTHORIZATION, id))
                        .toList()));
        json.addProperty("finalize", urls.of(Route.FINALIZE, order.id()));
        if (status == Status.VALID) {
            order.certificateId().ifPresent(id -> json.addProperty("certificate", urls.of(Route.CERTIFICATE, id)));
        }
        return json;
    }
}
