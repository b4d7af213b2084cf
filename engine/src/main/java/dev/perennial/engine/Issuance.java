package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.CertificateDownload;
import dev.perennial.acme.DirectoryMeta;
import dev.perennial.acme.Order;
import dev.perennial.acme.Problem;
import dev.perennial.acme.Status;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Obtains certificates from one account: order, prove the names, finalize, download, verify. Writes nothing but the
 * journal; whoever calls keeps the result. Several threads may obtain at the same time.
 */
public final class Issuance {
    private final AcmeClient client;
    private final AcmeAccount account;
    private final SolverRoutes routes;
    private final Listener listener;
    private final Clock clock;
    private final StandingRecords standing;

    /** @param client of {@code account}, for what the authority's directory says */
    public Issuance(AcmeClient client, AcmeAccount account, SolverRoutes routes, Listener listener, Clock clock) {
        this(client, account, routes, StandingRecords.NONE, listener, clock);
    }

    /** The same that takes records for proof which are in the DNS already. */
    public Issuance(
            AcmeClient client,
            AcmeAccount account,
            SolverRoutes routes,
            StandingRecords standing,
            Listener listener,
            Clock clock) {
        this.standing = standing;
        this.client = client;
        this.account = account;
        this.routes = routes;
        this.listener = listener;
        this.clock = clock;
    }

    /** The same with nothing that outlives this process. */
    public IssuedCertificate obtain(IssueRequest request) throws IssuanceException, InterruptedException {
        return obtain(request, Journal.NONE);
    }

    /**
     * Blocks until there is a verified certificate. Goes on with the order that the journal knows; makes another one only if
     * that one is dead, and one more if the authority loses an order on the way. Responses are taken away before it returns or
     * throws.
     *
     * @throws InterruptedException if interrupted; the order stays with the authority and in the journal
     */
    public IssuedCertificate obtain(IssueRequest request, Journal journal)
            throws IssuanceException, InterruptedException {
        try {
            Optional<IssuedCertificate> there = left(request, journal);
            if (there.isPresent()) {
                return there.get();
            }
            OrderDesk desk = new OrderDesk(account, client.directory(), request, journal, listener);
            DirectoryMeta meta = client.directory().meta();
            StandingProofs proofs = new StandingProofs(
                    standing,
                    (challenge, name) -> challenge.wanted(meta, account.url(), account.thumbprint(), name),
                    clock,
                    listener);
            Router router = new Router(routes, request.preferredChallenges(), proofs);
            return obtain(desk, router, request, journal);
        } catch (AcmeException e) {
            throw IssuanceException.because(e);
        } catch (IOException e) {
            throw new IssuanceException(String.valueOf(e.getMessage()), List.of(), e);
        }
    }

    private Optional<IssuedCertificate> left(IssueRequest request, Journal journal) throws IOException {
        Optional<CertificateChain> chain = journal.certificate();
        try {
            return chain.isPresent()
                    ? Optional.of(
                            checked(chain.get(), request, Optional.empty(), List.of(), request.identifiers(), journal))
                    : Optional.empty();
        } catch (IssuanceException e) {
            listener.on(new Event.Warning("The certificate that an earlier run left cannot be used any more, so a new"
                    + " one is ordered. " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static OpenOrder open(OrderDesk desk, Router router)
            throws AcmeException, IssuanceException, InterruptedException, IOException {
        OpenOrder opened = desk.open();
        List<Authorization> stuck = router.stuck(opened.unproven());
        return stuck.isEmpty() ? opened : desk.reopenWithout(stuck, opened);
    }

    /** One order more may be made, and no third: whoever loses two would lose any number. */
    private IssuedCertificate obtain(OrderDesk desk, Router router, IssueRequest request, Journal journal)
            throws AcmeException, IssuanceException, InterruptedException, IOException {
        Optional<OpenOrder> left = desk.resume();
        OpenOrder first = left.isPresent() ? left.get() : open(desk, router);
        try {
            return certify(first, desk, router, request, journal);
        } catch (AcmeException | IssuanceException e) {
            // What an earlier run has left often fails just because nobody answered while no run was there.
            boolean outdated = left.isPresent()
                    && e instanceof IssuanceException
                    && journal.order().isEmpty();
            if (!outdated && !desk.lost(first, e)) {
                throw e;
            }
            listener.on(
                    new Event.Warning("Order " + first.order().url() + (left.isPresent() ? " of an earlier run" : "")
                            + " has come to nothing, so a new one is made. " + e.getMessage()));
        }
        return certify(open(desk, router), desk, router, request, journal);
    }

    private IssuedCertificate certify(
            OpenOrder opened, OrderDesk desk, Router router, IssueRequest request, Journal journal)
            throws AcmeException, IssuanceException, InterruptedException, IOException {
        try {
            List<StandingRecord> records = new ArrayList<>();
            List<Identifier> reused =
                    opened.proven().stream().map(StandingProofs::name).toList();
            Order ready = prove(opened, desk, router, request, records);
            CertificateDownload download = issue(ready, request, journal);
            Optional<String> preferred = request.preferredChain();
            CertificateChain chain = preferred.isEmpty()
                    ? download.chain()
                    : new ChainChoice(account, listener).preferred(download, preferred.get());
            IssuedCertificate issued = checked(chain, request, ready.profile(), records, reused, journal);
            journal.issued(chain);
            desk.settle(opened.authorizations());
            return issued;
        } catch (AcmeException e) {
            desk.settleAfterFailure(opened.authorizations());
            if (OrderDesk.refused(e)) {
                journal.abandoned(); // the same request would be refused again
            }
            throw e;
        } catch (IssuanceException e) {
            desk.settleAfterFailure(opened.authorizations());
            desk.forgetIfDead(opened.order().url());
            throw e;
        }
    }

    /** What fails the check would fail it again, so the order that led to it is over. */
    private IssuedCertificate checked(
            CertificateChain chain,
            IssueRequest request,
            Optional<String> profile,
            List<StandingRecord> records,
            List<Identifier> reused,
            Journal journal)
            throws IssuanceException, IOException {
        try {
            CertificateCheck.check(chain, request.csr(), clock.instant());
        } catch (IssuanceException e) {
            journal.abandoned();
            throw e;
        }
        listener.on(new Event.Issued(request.identifiers(), chain.leaf().notAfter(), profile));
        warn(records, chain.leaf().notAfter());
        return new IssuedCertificate(chain, profile, records, reused);
    }

    /** The record was good this time, and may not be the next. */
    private void warn(List<StandingRecord> records, Instant notAfter) {
        records.stream()
                .filter(record -> record.until().filter(notAfter::isAfter).isPresent())
                .map(record -> "The record at " + record.at() + " ends at "
                        + record.until().map(Object::toString).orElse("")
                        + ", before the certificate that it has just proven: 'dns persist publish --replace' puts one"
                        + " there that stays longer.")
                .distinct()
                .forEach(text -> listener.on(new Event.Warning(text)));
    }

    /** The order as it is when nothing remains to be proven; what an earlier run has finalized stays as it is. */
    private Order prove(
            OpenOrder opened, OrderDesk desk, Router router, IssueRequest request, List<StandingRecord> records)
            throws AcmeException, IssuanceException, InterruptedException {
        Order known = opened.order();
        if (known.status() == Status.PROCESSING || known.status() == Status.VALID) {
            return known;
        }
        for (Authorization proven : opened.proven()) {
            listener.on(new Event.AuthorizationValid(proven.identifier(), true));
        }
        Optional<Order> ready = Optional.empty();
        try {
            List<Assignment> assignments = router.assign(opened.unproven());
            assignments.forEach(each -> each.record().ifPresent(records::add));
            if (!assignments.isEmpty()) {
                ChallengeRound round = new ChallengeRound(account, listener);
                ready = round.solve(known, assignments, request.validationTimeout());
            }
        } catch (AcmeException | IssuanceException e) {
            desk.leaveNothingPending(OpenOrder.urls(opened.unproven()));
            throw e;
        }
        if (ready.isPresent()) {
            return ready.get();
        }
        if (known.status() == Status.READY) {
            return known;
        }
        // Looks before it waits. What lags behind the authorizations, at some authorities, is worth waiting for.
        Order order = account.order(known.url());
        return alive(account.awaitReady(order, request.validationTimeout()));
    }

    private CertificateDownload issue(Order ready, IssueRequest request, Journal journal)
            throws AcmeException, IssuanceException, InterruptedException, IOException {
        Order order = ready;
        if (ready.status() == Status.READY) {
            listener.on(new Event.Finalizing(ready.url()));
            journal.finalizing();
            order = alive(account.finalizeOrder(ready, request.csr()));
        }
        if (order.status() != Status.VALID) {
            listener.on(new Event.Waiting("the certificate", request.issuanceTimeout()));
            order = alive(account.awaitIssued(order, request.issuanceTimeout()));
        }
        Order issued = order;
        return account.download(issued.certificate()
                .orElseThrow(() -> new IssuanceException(
                        "The certificate authority says that order " + issued.url()
                                + " is done but not where the certificate is.",
                        List.of())));
    }

    private static Order alive(Order order) throws IssuanceException {
        if (order.status() != Status.INVALID) {
            return order;
        }
        String what = "The certificate authority gave up order " + order.url() + ": ";
        Problem error = order.error().orElseThrow(() -> new LostOrderException(what + "no reason given."));
        throw new IssuanceException(what + error.summary() + '.', FailedIdentifier.from(error));
    }
}
