package dev.perennial.engine;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an issued chain is what was asked for. Nothing that fails this may replace a certificate that serves. */
final class CertificateCheck {
    /** A machine whose clock is off by more has other troubles; one that is off by less must still get certificates. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private CertificateCheck() {}

    static void check(CertificateChain chain, Csr csr, Instant now) throws IssuanceException {
        Certificate leaf = chain.leaf();
        require(
                MessageDigest.isEqual(leaf.publicKeyDer(), csr.publicKey().getEncoded()),
                "it is for another key than the one in the request");
        List<Identifier> names = leaf.identifiers();
        require(
                new HashSet<>(names).equals(new HashSet<>(csr.identifiers())),
                "it is for " + EventText.names(names) + " instead of " + EventText.names(csr.identifiers()));
        require(!leaf.precertificate(), "it is a precertificate, which no client accepts (RFC 6962 section 3.1)");
        require(
                !leaf.notBefore().isAfter(now.plus(CLOCK_SKEW)),
                "it is not valid before " + leaf.notBefore() + ", while the clock here says " + now);
        require(
                leaf.notAfter().isAfter(now.minus(CLOCK_SKEW)),
                "it expired at " + leaf.notAfter() + ", while the clock here says " + now);
        require(chain.certificates().size() > 1, "it comes without the certificate of its issuer");
        try {
            chain.requireLinked();
        } catch (PkiException e) {
            throw unusable("its chain is broken, " + e.getMessage(), e);
        }
    }

    private static void require(boolean condition, String otherwise) throws IssuanceException {
        if (!condition) {
            throw unusable(otherwise, null);
        }
    }

    private static IssuanceException unusable(String reason, @Nullable Throwable cause) {
        return new IssuanceException(
                "The certificate authority issued a certificate that cannot be used: " + reason + '.',
                List.of(),
                cause);
    }
}
