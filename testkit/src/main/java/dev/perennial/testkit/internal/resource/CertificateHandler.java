package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.authority.Authority;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;

/** Downloads a certificate with one of its chains (RFC 8555 section 7.4.2). */
public final class CertificateHandler implements Handler {
    private final JwsDoor door;
    private final Store store;
    private final Authority authority;

    public CertificateHandler(JwsDoor door, Store store, Authority authority) {
        this.door = door;
        this.store = store;
        this.authority = authority;
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        signed.payload().requireEmpty();
        IssuedCertificate issued =
                store.certificates().find(request.id(0)).orElseThrow(() -> Owned.notFound("certificate"));
        signed.requireOwner(issued.accountId());
        int chosen = chain(request.id(1));
        Answer answer = Answer.of(
                200, "application/pem-certificate-chain", issued.certificate().toPem() + authority.issuersPem(chosen));
        for (int other = 0; other < authority.chains(); other++) {
            if (other != chosen) {
                answer = answer.with("Link", "<" + url(request, issued.id(), other) + ">;rel=\"alternate\"");
            }
        }
        return answer;
    }

    private static String url(Request request, String id, int chain) {
        return chain == 0
                ? request.urls().of(Route.CERTIFICATE, id)
                : request.urls().of(Route.CERTIFICATE, id, Integer.toString(chain));
    }

    private int chain(String id) throws ProblemException {
        for (int chain = 0; chain < authority.chains(); chain++) {
            if (id.equals(chain == 0 ? "" : Integer.toString(chain))) {
                return chain;
            }
        }
        throw Owned.notFound("chain");
    }
}
