package dev.perennial.acme;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateBuilder;
import dev.perennial.pki.Identifier;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and contexts for test servers. */
final class Tls {
    private Tls() {}

    static Certificate selfSigned(KeyPair key, String name, Instant notAfter) throws Exception {
        return unsigned(key, name, notAfter).ca(true).sign(key);
    }

    static Certificate issued(KeyPair key, String name, Instant notAfter, KeyPair issuerKey, Certificate issuer)
            throws Exception {
        return unsigned(key, name, notAfter).issuer(issuer).sign(issuerKey);
    }

    private static CertificateBuilder unsigned(KeyPair key, String name, Instant notAfter) throws Exception {
        Identifier also = name.equals("localhost") ? Identifier.ip("127.0.0.1") : Identifier.dns("also." + name);
        return CertificateBuilder.forKey(key.getPublic())
                .subject(name)
                .serial(BigInteger.TEN)
                .validity(notAfter.minus(Duration.ofDays(10)), notAfter)
                .identifiers(List.of(Identifier.dns(name), also));
    }

    static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore store = emptyStore();
        store.setCertificateEntry("ca", x509(certificate));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    static SSLContext serving(KeyPair key, Certificate certificate) throws Exception {
        KeyStore store = emptyStore();
        store.setKeyEntry("server", key.getPrivate(), new char[0], new X509Certificate[] {x509(certificate)});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static X509Certificate x509(Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
    }
}
