package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.Order;
import dev.perennial.acme.Status;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Csr;

/**
 * Asks for the certificate of a ready order (RFC 8555 section 7.4). The CSR may be sent several times, but always the
 * same one, and after a lost answer only when the order itself says that it is still waiting for it: a second key could
 * belong to no certificate, a second certificate could count against a limit.
 */
public final class Finalization {
    private final Session session;
    private final Orders orders;

    public Finalization(Session session, Orders orders) {
        this.session = session;
        this.orders = orders;
    }

    /** Returns the order as it is then: processing, valid, or invalid. */
    public Order run(Signer signer, Order order, Csr csr) throws AcmeException, InterruptedException {
        Deadline deadline = session.deadline();
        JsonObject payload = new JsonObject();
        payload.addProperty("csr", Base64Url.encode(csr.der()));
        for (int failed = 1; ; failed++) {
            AcmeException failure;
            try {
                Response response =
                        session.signed().post(signer, order.finalizeUrl(), payload, Repeat.NOT_DONE, deadline);
                return OrderReader.read(response, order.url(), session.urls());
            } catch (AcmeException e) {
                failure = e;
            }
            if (!notReady(failure) && !Repeat.temporary(failure)) {
                throw failure;
            }
            session.pauses().beforeRetry(failure, failed, deadline);
            Order now = orders.fetch(signer, order.url(), deadline);
            if (now.status() == Status.PENDING) {
                now = orders.awaitReady(signer, now, deadline);
            }
            if (now.status() != Status.READY) {
                return now;
            }
        }
    }

    /** The CA has not noticed yet that all authorizations are valid, or has finalized already. */
    private static boolean notReady(AcmeException failure) {
        return failure instanceof AcmeProblemException e && e.problem().is("orderNotReady");
    }
}
