package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.CertificateDownload;
import dev.perennial.acme.Order;
import dev.perennial.acme.Problem;
import dev.perennial.acme.Status;
import dev.perennial.pki.CertificateChain;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Obtains certificates from one account: order, prove the names, finalize, download, verify. Writes nothing; whoever calls
 * keeps the result. Several threads may obtain at the same time.
 */
public final class Issuance {
    private final AcmeClient client;
    private final AcmeAccount account;
    private final SolverRoutes routes;
    private final Listener listener;
    private final Clock clock;

    /** @param client of {@code account}, for what the authority's directory says */
    public Issuance(AcmeClient client, AcmeAccount account, SolverRoutes routes, Listener listener, Clock clock) {
        this.client = client;
        this.account = account;
        this.routes = routes;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Blocks until there is a verified certificate. Responses are taken away before it returns or throws.
     *
     * @throws InterruptedException if interrupted; the order stays with the authority and may be reused by it
     */
    public IssuedCertificate obtain(IssueRequest request) throws IssuanceException, InterruptedException {
        try {
            OrderDesk desk = new OrderDesk(account, client.directory(), request, listener);
            Router router = new Router(routes, request.preferredChallenges());
            OpenOrder opened = open(desk, router);
            try {
                IssuedCertificate issued = certify(opened, router, request);
                desk.settle(opened.authorizations());
                return issued;
            } catch (AcmeException | IssuanceException e) {
                desk.settleAfterFailure(opened.authorizations());
                throw e;
            }
        } catch (AcmeException e) {
            throw IssuanceException.because(e);
        }
    }

    private static OpenOrder open(OrderDesk desk, Router router)
            throws AcmeException, IssuanceException, InterruptedException {
        OpenOrder opened = desk.open();
        List<Authorization> stuck = router.stuck(opened.unproven());
        return stuck.isEmpty() ? opened : desk.reopenWithout(stuck, opened);
    }

    private IssuedCertificate certify(OpenOrder opened, Router router, IssueRequest request)
            throws AcmeException, IssuanceException, InterruptedException {
        Order ready = prove(opened, router, request);
        CertificateDownload download = issue(ready, request);
        Optional<String> preferred = request.preferredChain();
        CertificateChain chain = preferred.isEmpty()
                ? download.chain()
                : new ChainChoice(account, listener).preferred(download, preferred.get());
        CertificateCheck.check(chain, request.csr(), clock.instant());
        listener.on(new Event.Issued(request.identifiers(), chain.leaf().notAfter(), ready.profile()));
        return new IssuedCertificate(chain, ready.profile());
    }

    private Order prove(OpenOrder opened, Router router, IssueRequest request)
            throws AcmeException, IssuanceException, InterruptedException {
        for (Authorization proven : opened.proven()) {
            listener.on(new Event.AuthorizationValid(proven.identifier(), true));
        }
        List<Assignment> assignments = router.assign(opened.unproven());
        if (!assignments.isEmpty()) {
            new ChallengeRound(account, listener, clock).solve(assignments, request.validationTimeout());
        }
        if (opened.order().status() == Status.READY) {
            return opened.order();
        }
        // Looks before it waits. What lags behind the authorizations, at some authorities, is worth waiting for.
        Order order = account.order(opened.order().url());
        return alive(account.awaitReady(order, request.validationTimeout()));
    }

    private CertificateDownload issue(Order ready, IssueRequest request)
            throws AcmeException, IssuanceException, InterruptedException {
        listener.on(new Event.Finalizing(ready.url()));
        Order order = alive(account.finalizeOrder(ready, request.csr()));
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
        Optional<Problem> error = order.error();
        throw new IssuanceException(
                "The certificate authority gave up order " + order.url() + ": "
                        + error.map(Problem::summary).orElse("no reason given") + '.',
                error.map(FailedIdentifier::from).orElse(List.of()));
    }
}
