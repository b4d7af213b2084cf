package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.AcmeUnsupportedException;
import dev.perennial.acme.CertificateDownload;
import dev.perennial.acme.RenewalInfo;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Fetches certificates and what the CA says about them later (RFC 8555 sections 7.4.2 and 7.6, RFC 9773). */
public final class Certificates {
    private static final String CHAIN = "application/pem-certificate-chain";
    private static final int MAX_ALTERNATES = 20;
    /** Renewal information only advises: no renewal waits long for it (RFC 9773 section 4.3). */
    private static final Duration ADVICE_PATIENCE = Duration.ofSeconds(5);

    private final Session session;

    public Certificates(Session session) {
        this.session = session;
    }

    public CertificateDownload download(Signer signer, URI url) throws AcmeException, InterruptedException {
        Response response = session.signed().fetch(signer, url, CHAIN, SignedRequests.MAX_CHAIN, session.deadline());
        Set<URI> alternates = new LinkedHashSet<>();
        for (String target : response.links("alternate")) {
            session.urls()
                    .check(target, url)
                    .filter(other -> !other.equals(url))
                    .ifPresent(alternates::add);
            if (alternates.size() == MAX_ALTERNATES) {
                break;
            }
        }
        return new CertificateDownload(chain(response), alternates.stream().toList());
    }

    private static CertificateChain chain(Response response) throws AcmeProtocolException {
        try {
            return CertificateChain.fromPem(new String(response.body(), StandardCharsets.UTF_8));
        } catch (PkiException e) {
            throw new AcmeProtocolException(
                    "The CA's certificate " + response.url() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * A certificate that is revoked already is a success: a lost answer looks like that.
     *
     * @return false if the CA said so
     */
    public boolean revoke(Signer signer, Certificate certificate, int reason)
            throws AcmeException, InterruptedException {
        Deadline deadline = session.deadline();
        URI url = session.directory(deadline)
                .revokeCert()
                .orElseThrow(() -> new AcmeUnsupportedException("This CA revokes no certificates over ACME"));
        JsonObject payload = new JsonObject();
        payload.addProperty("certificate", Base64Url.encode(certificate.der()));
        payload.addProperty("reason", reason);
        try {
            session.signed().post(signer, url, payload, Repeat.TEMPORARY, deadline);
            return true;
        } catch (AcmeProblemException e) {
            if (e.problem().is("alreadyRevoked")) {
                return false;
            }
            throw e;
        }
    }

    /** Takes a certID of the two-part form of RFC 9773 section 4.1. */
    public RenewalInfo renewalInfo(String certId) throws AcmeException, InterruptedException {
        int dot = certId.indexOf('.');
        if (dot < 0
                || !Tokens.wellFormed(certId.substring(0, dot), 200)
                || !Tokens.wellFormed(certId.substring(dot + 1), 200)) {
            throw new IllegalArgumentException("Not a certID: " + certId);
        }
        Deadline deadline = session.deadline().within(ADVICE_PATIENCE);
        String base = session.directory(deadline)
                .renewalInfo()
                .orElseThrow(() -> new AcmeUnsupportedException("This CA gives no renewal information"))
                .toString();
        URI url = URI.create(base + (base.endsWith("/") ? "" : "/") + certId);
        return RenewalInfoReader.read(session.plain().get(url, deadline), session.urls());
    }
}
