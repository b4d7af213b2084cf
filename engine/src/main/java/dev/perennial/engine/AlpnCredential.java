package dev.perennial.engine;

import dev.perennial.pki.Certificate;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A challenge certificate and its key, as the JDK's TLS wants them. */
record AlpnCredential(PrivateKey key, X509Certificate certificate) {

    static AlpnCredential of(KeyPair key, Certificate certificate) throws SolverException {
        try {
            X509Certificate parsed = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.der()));
            return new AlpnCredential(key.getPrivate(), parsed);
        } catch (CertificateException e) {
            throw new SolverException("This Java cannot use a tls-alpn-01 certificate: " + e.getMessage(), e);
        }
    }
}
