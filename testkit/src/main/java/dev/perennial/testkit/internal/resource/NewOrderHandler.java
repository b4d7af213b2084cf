package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Profile;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.Ids;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Order;
import dev.perennial.testkit.internal.model.Progress;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** RFC 8555 section 7.4, with {@code replaces} (RFC 9773 section 5) and profiles. */
public final class NewOrderHandler implements Handler {
    private final JwsDoor door;
    private final Store store;
    private final Clock clock;
    private final Ids ids;
    private final Policy policy;
    private final Timing timing;
    private final Identifiers identifiers;
    private final Authorizations authorizations;
    private final Replacement replacement;
    private final OrderView view;

    public NewOrderHandler(JwsDoor door, Store store, Clock clock, Ids ids, Policy policy, Timing timing) {
        this.door = door;
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.policy = policy;
        this.timing = timing;
        this.identifiers = new Identifiers(policy);
        this.authorizations = new Authorizations(store, clock, ids, policy, timing);
        this.replacement = new Replacement(store);
        this.view = new OrderView(store, clock, timing.pollAfter());
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        JsonObject wanted = signed.payload().object();
        Order order = store.orders().put(order(signed.account().id(), wanted));
        return view.answer(201, order, request).with("Location", request.urls().of(Route.ORDER, order.id()));
    }

    private Order order(String accountId, JsonObject wanted) throws ProblemException {
        List<Identifier> names = identifiers.read(wanted);
        Profile profile = profile(Json.string(wanted, "profile"));
        Optional<String> replaces = Json.string(wanted, "replaces");
        if (replaces.isPresent()) {
            replacement.check(replaces.get(), accountId, names);
        }
        Optional<Instant> notBefore = time(wanted, "notBefore");
        Optional<Instant> notAfter = time(wanted, "notAfter");
        List<String> needed = names.stream()
                .map(name -> authorizations.forOrder(accountId, name))
                .map(Authorization::id)
                .toList();
        return new Order(
                ids.next(),
                accountId,
                names,
                needed,
                clock.instant().plus(timing.orderLifetime()),
                profile.name(),
                replaces,
                notBefore,
                notAfter,
                new Progress.Open());
    }

    private Profile profile(Optional<String> name) throws ProblemException {
        if (name.isEmpty()) {
            return policy.profiles().getFirst();
        }
        return policy.profile(name.get())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_PROFILE, "this CA has no profile \"" + name.get() + "\""));
    }

    private static Optional<Instant> time(JsonObject wanted, String member) throws ProblemException {
        Optional<String> text = Json.string(wanted, member);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException e) {
            throw ProblemException.malformed("the member \"" + member + "\" is not a time of RFC 3339");
        }
    }
}
