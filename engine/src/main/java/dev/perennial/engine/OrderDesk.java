package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Directory;
import dev.perennial.acme.Order;
import dev.perennial.acme.OrderRequest;
import dev.perennial.acme.Status;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Makes the order for one request, and makes it again where that is needed. For one use in one thread. */
final class OrderDesk {
    private static final int NOT_FOUND = 404;

    private final AcmeAccount account;
    private final IssueRequest request;
    private final Journal journal;
    private final Listener listener;
    private OrderRequest wanted;

    OrderDesk(AcmeAccount account, Directory directory, IssueRequest request, Journal journal, Listener listener)
            throws IssuanceException {
        this.account = account;
        this.request = request;
        this.journal = journal;
        this.listener = listener;
        this.wanted = OrderRequest.of(request.identifiers())
                .withProfile(profile(directory))
                .withReplaces(replaces(directory));
    }

    /** The order that the journal knows, unless it is dead, and nothing knows it any more then. */
    Optional<OpenOrder> resume() throws AcmeException, InterruptedException, IOException {
        Optional<URI> url = journal.order();
        Optional<Order> order = url.isPresent() ? look(url.get()) : Optional.empty();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        if (dead(order.get())) {
            leaveNothingPending(order.get().authorizations());
            return Optional.empty();
        }
        listener.on(new Event.OrderResumed(url.get(), order.get().status().word()));
        return Optional.of(opened(order.get()));
    }

    /** Whether it is, as far as the authority tells. */
    boolean forgetIfDead(URI url) throws InterruptedException, IOException {
        try {
            Optional<Order> order = look(url);
            return order.isEmpty() || dead(order.get());
        } catch (AcmeException e) {
            // Not known, so it stays in the journal; the failure that is being reported says more than this one would.
            return false;
        }
    }

    /** Whether there is no use in asking the same again. */
    static boolean refused(AcmeException failure) {
        return failure instanceof AcmeProblemException e && e.problem().status() / 100 == 4 && !e.rateLimited();
    }

    /** Whether the order is not there any more though nothing was refused, so that another may do. Asks the authority. */
    boolean lost(OpenOrder opened, Exception failure) throws InterruptedException, IOException {
        return failure instanceof LostOrderException
                || (failure instanceof AcmeProblemException e
                        && e.problem().status() == NOT_FOUND
                        && forgetIfDead(opened.order().url()));
    }

    /** Absent if the authority does not know the order, or not as ours; the journal forgets such a one, and a dead one. */
    private Optional<Order> look(URI url) throws AcmeException, InterruptedException, IOException {
        Optional<Order> order;
        try {
            order = Optional.of(account.order(url))
                    .filter(each -> new HashSet<>(each.identifiers()).equals(new HashSet<>(request.identifiers())));
        } catch (AcmeProblemException e) {
            if (!refused(e)) {
                throw e;
            }
            order = Optional.empty();
        }
        if (order.isEmpty() || dead(order.get())) {
            journal.abandoned();
        }
        return order;
    }

    private static boolean dead(Order order) {
        return order.status() == Status.INVALID;
    }

    /** An order that is pending or ready, with its authorizations. A rehearsal gets one without earlier proofs. */
    OpenOrder open() throws AcmeException, InterruptedException, IOException {
        OpenOrder opened = place();
        if (!request.rehearsal()) {
            return opened;
        }
        List<Authorization> proven = opened.proven();
        return proven.isEmpty() ? opened : reopenWithout(proven, opened);
    }

    /** Gives authorizations up and orders again, so that the authority makes new ones. */
    OpenOrder reopenWithout(List<Authorization> unwanted, OpenOrder opened)
            throws AcmeException, InterruptedException, IOException {
        List<Identifier> deactivated = deactivate("earlier", unwanted);
        if (deactivated.isEmpty()) {
            return opened;
        }
        deactivate(
                "pending",
                opened.unproven().stream()
                        .filter(each -> each.status() == Status.PENDING && !unwanted.contains(each))
                        .toList());
        listener.on(new Event.OrderRecreated(deactivated));
        return place();
    }

    /** A rehearsal leaves no proofs behind: what comes after it must prove everything by itself. */
    void settle(List<Authorization> proven) throws InterruptedException {
        if (request.rehearsal()) {
            deactivate("rehearsed", proven);
        }
    }

    /** The same, where some were not proven: those are final, and the authority would refuse to touch them. */
    void settleAfterFailure(List<Authorization> tried) throws InterruptedException {
        if (request.rehearsal()) {
            settle(having(Status.VALID, OpenOrder.urls(tried)));
        }
    }

    /**
     * What is still pending of an order that came to nothing counts against a limit of most authorities for days. Left out
     * after an interruption: somebody is waiting for this process to end.
     */
    void leaveNothingPending(List<URI> authorizations) throws InterruptedException {
        deactivate("pending", having(Status.PENDING, authorizations));
    }

    /** As the authority has them now, as far as it says: the failure that is being reported says more than another would. */
    private List<Authorization> having(Status status, List<URI> urls) throws InterruptedException {
        List<Authorization> having = new ArrayList<>();
        for (URI url : urls) {
            try {
                Authorization now = account.authorization(url);
                if (now.status() == status) {
                    having.add(now);
                }
            } catch (AcmeException e) {
                if (!refused(e)) {
                    return having;
                }
            }
        }
        return having;
    }

    private List<Identifier> deactivate(String which, List<Authorization> unwanted) throws InterruptedException {
        List<Identifier> deactivated = new ArrayList<>();
        for (Authorization authorization : unwanted) {
            try {
                account.deactivate(authorization);
                deactivated.add(authorization.identifier());
            } catch (AcmeException e) {
                listener.on(new Event.Warning("The " + which + " authorization for "
                        + authorization.identifier().value() + " could not be deactivated: " + e.getMessage()));
            }
        }
        return deactivated;
    }

    private OpenOrder place() throws AcmeException, InterruptedException, IOException {
        Order order = newOrder();
        journal.placed(order);
        listener.on(new Event.OrderCreated(order.url(), order.identifiers(), wanted.profile()));
        return opened(order);
    }

    private OpenOrder opened(Order order) throws AcmeException, InterruptedException {
        boolean proven = order.status() != Status.PENDING;
        if (proven && !request.rehearsal()) {
            return new OpenOrder(order, List.of());
        }
        List<Authorization> authorizations = new ArrayList<>();
        // One that is there twice must not be answered twice.
        for (URI url : new LinkedHashSet<>(order.authorizations())) {
            authorizations.add(account.authorization(url));
        }
        return new OpenOrder(order, authorizations);
    }

    private Order newOrder() throws AcmeException, InterruptedException {
        try {
            return account.newOrder(wanted);
        } catch (AcmeProblemException e) {
            if (concede(e)) {
                return account.newOrder(wanted);
            }
            throw e;
        }
    }

    /** Drops a profile that was only preferred. (An order without {@code replaces} the account tries by itself.) */
    private boolean concede(AcmeProblemException refusal) {
        Optional<String> profile = wanted.profile();
        if (profile.isEmpty()
                || request.profile() instanceof ProfileChoice.Required
                || !refusal.problem().is("invalidProfile")) {
            return false;
        }
        wanted = wanted.withProfile(Optional.empty());
        listener.on(new Event.OrderSimplified(
                "profile", profile.get(), refusal.problem().summary()));
        return true;
    }

    private Optional<String> profile(Directory directory) throws IssuanceException {
        Optional<String> name = request.profile().name();
        if (name.isEmpty() || directory.meta().profiles().containsKey(name.get())) {
            return name;
        }
        String offered = directory.meta().profiles().isEmpty()
                ? "it offers none"
                : "it offers " + String.join(", ", directory.meta().profiles().keySet());
        if (request.profile() instanceof ProfileChoice.Required) {
            throw new IssuanceException(
                    "The certificate authority has no profile \"" + name.get() + "\": " + offered + '.', List.of());
        }
        listener.on(new Event.OrderSimplified("profile", name.get(), offered));
        return Optional.empty();
    }

    /** A rehearsal replaces nothing. An authority without renewal information may refuse the field. */
    private Optional<String> replaces(Directory directory) {
        return request.rehearsal() || directory.renewalInfo().isEmpty() ? Optional.empty() : request.replaces();
    }
}
