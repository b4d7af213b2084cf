package dev.perennial.testkit.internal.resource;

import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Csr;
import dev.perennial.pki.PkiException;
import dev.perennial.pki.RenewalInfoId;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Profile;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.authority.Authority;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Order;
import dev.perennial.testkit.internal.model.Progress;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** RFC 8555 section 7.4: checks the CSR and signs. After a bad CSR the order stays ready for a better one. */
public final class FinalizeHandler implements Handler {
    private final JwsDoor door;
    private final Store store;
    private final Clock clock;
    private final Policy policy;
    private final Timing timing;
    private final Authority authority;
    private final Replacement replacement;
    private final OrderView view;

    public FinalizeHandler(JwsDoor door, Store store, Clock clock, Policy policy, Timing timing, Authority authority) {
        this.door = door;
        this.store = store;
        this.clock = clock;
        this.policy = policy;
        this.timing = timing;
        this.authority = authority;
        this.replacement = new Replacement(store);
        this.view = new OrderView(store, clock, timing.pollAfter());
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        Order order = Owned.order(store, signed, request.id(0));
        Status status = store.status(order, clock.instant());
        if (status != Status.READY) {
            throw new ProblemException(ProblemType.ORDER_NOT_READY, "the order is " + status.json() + ", not ready");
        }
        Csr csr = csr(Json.requiredString(signed.payload().object(), "csr"));
        CsrRules.check(csr, order.identifiers(), signed.account());
        return view.answer(200, issue(order, csr), request);
    }

    private static Csr csr(String base64Url) throws ProblemException {
        try {
            return Csr.parse(Base64Url.decode(base64Url));
        } catch (PkiException e) {
            throw new ProblemException(ProblemType.BAD_CSR, "the CSR cannot be read: " + e.getMessage());
        }
    }

    private Order issue(Order order, Csr csr) throws ProblemException {
        Instant notBefore = order.notBefore().orElse(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
        Certificate certificate =
                authority.issue(csr.publicKey(), order.identifiers(), notBefore, notAfter(order, notBefore));
        String certId = RenewalInfoId.of(certificate)
                .orElseThrow(
                        () -> new IllegalStateException("this CA signs nothing without an authority key identifier"));
        store.certificates()
                .put(new IssuedCertificate(certId, order.accountId(), certificate, Optional.empty(), Optional.empty()));
        order.replaces().ifPresent(replaced -> replacement.mark(replaced, order.id()));
        Instant visibleFrom = clock.instant().plus(timing.processingDelay());
        return store.orders().put(order.withProgress(new Progress.Issued(certId, visibleFrom)));
    }

    /** A client may ask for less than the profile's lifetime, not for more. */
    private Instant notAfter(Order order, Instant notBefore) {
        Instant latest = notBefore.plus(
                policy.profile(order.profile()).map(Profile::lifetime).orElseThrow());
        return order.notAfter().filter(latest::isAfter).orElse(latest).truncatedTo(ChronoUnit.SECONDS);
    }
}
