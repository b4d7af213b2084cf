package dev.perennial.acme.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Order;
import dev.perennial.acme.OrderRequest;
import dev.perennial.acme.Status;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Makes orders, reads them, and waits for them (RFC 8555 section 7.4). */
public final class Orders {
    private final Session session;
    private final Polling polling;

    public Orders(Session session) {
        this.session = session;
        this.polling = new Polling(session.pauses(), session.clock());
    }

    /**
     * Makes an order. If it says what it replaces and the CA objects with anything but a rate limit or being busy, it is sent
     * once more without that: CAs give many different errors for a certificate they do not want to see replaced (RFC 9773 section
     * 5), and a renewal is worth more than its priority. Whoever has no account there has none for the second order either.
     */
    public Order create(Signer signer, OrderRequest request) throws AcmeException, InterruptedException {
        Deadline deadline = session.deadline();
        Optional<String> replaces = request.replaces().isPresent()
                        && session.directory(deadline).renewalInfo().isPresent()
                ? request.replaces()
                : Optional.empty();
        try {
            return send(signer, request.withReplaces(replaces), deadline);
        } catch (AcmeProblemException e) {
            session.noticeStaleDirectory(e);
            if (replaces.isEmpty()
                    || e.rateLimited()
                    || e.problem().is("accountDoesNotExist")
                    || Repeat.NOT_DONE.allowed(e)) {
                throw e;
            }
            return send(signer, request.withReplaces(Optional.empty()), deadline);
        }
    }

    private Order send(Signer signer, OrderRequest request, Deadline deadline)
            throws AcmeException, InterruptedException {
        Repeat repeat = request.replaces().isPresent() ? Repeat.UNLESS_SERVER_ERROR : Repeat.TEMPORARY;
        URI newOrder = session.directory(deadline).newOrder();
        Response response = session.signed().post(signer, newOrder, payload(request), repeat, deadline);
        Order order = OrderReader.read(response, session.location(response, "order"), session.urls());
        if (!new HashSet<>(order.identifiers()).equals(new HashSet<>(request.identifiers()))) {
            throw new AcmeProtocolException(
                    "The CA's order " + order.url() + " is for other names than were asked for");
        }
        return order;
    }

    private static JsonObject payload(OrderRequest request) {
        JsonArray identifiers = new JsonArray();
        for (Identifier identifier : request.identifiers()) {
            JsonObject item = new JsonObject();
            item.addProperty("type", identifier.type());
            item.addProperty("value", identifier.value());
            identifiers.add(item);
        }
        JsonObject payload = new JsonObject();
        payload.add("identifiers", identifiers);
        request.profile().ifPresent(profile -> payload.addProperty("profile", profile));
        request.replaces().ifPresent(certId -> payload.addProperty("replaces", certId));
        request.notBefore().ifPresent(time -> payload.addProperty("notBefore", time.toString()));
        request.notAfter().ifPresent(time -> payload.addProperty("notAfter", time.toString()));
        return payload;
    }

    public Order fetch(Signer signer, URI url) throws AcmeException, InterruptedException {
        return fetch(signer, url, session.deadline());
    }

    Order fetch(Signer signer, URI url, Deadline deadline) throws AcmeException, InterruptedException {
        return OrderReader.read(session.signed().fetch(signer, url, deadline), url, session.urls());
    }

    /** Until all authorizations have arrived at the order; some CAs need a moment for that. */
    public Order awaitReady(Signer signer, Order order, Duration limit) throws AcmeException, InterruptedException {
        return awaitReady(signer, order, Deadline.in(limit));
    }

    Order awaitReady(Signer signer, Order order, Deadline deadline) throws AcmeException, InterruptedException {
        return await(signer, order, deadline, Status.READY, Status.PROCESSING);
    }

    /** Until the certificate can be fetched or never will be. */
    public Order awaitIssued(Signer signer, Order order, Duration limit) throws AcmeException, InterruptedException {
        Order known = order.status() == Status.READY ? fetch(signer, order.url()) : order;
        if (known.status() == Status.READY) {
            throw new IllegalStateException("The order " + order.url() + " was not finalized");
        }
        return await(signer, known, Deadline.in(limit));
    }

    private Order await(Signer signer, Order order, Deadline deadline, Status... enough)
            throws AcmeException, InterruptedException {
        return polling.until(
                "order " + order.url(),
                look(order, enough),
                () -> look(fetch(signer, order.url(), deadline), enough),
                deadline);
    }

    private static Polling.Look<Order> look(Order order, Status... enough) {
        boolean done = switch (order.status()) {
            case VALID, INVALID, DEACTIVATED, EXPIRED, REVOKED -> true;
            default -> List.of(enough).contains(order.status());
        };
        return new Polling.Look<>(
                order, done, order.retryAfter(), order.status().word());
    }
}
