package dev.perennial.testkit.internal.authority;

import dev.perennial.pki.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Bridges to the JDK's TLS. */
public final class TrustContext {
    private TrustContext() {}

    /** For clients: trusts these certificates and no others. */
    public static SSLContext trusting(List<Certificate> roots) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate root : roots) {
                store.setCertificateEntry("root " + store.size(), x509(root));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK does not take this CA's roots", e);
        }
    }

    /** For servers: presents this certificate. */
    public static SSLContext presenting(Identity identity) {
        try {
            KeyManager key = new ServerKeyManager(
                    x509(identity.certificate()), identity.key().getPrivate());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {key}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK does not take this CA's own certificate", e);
        }
    }

    private static X509Certificate x509(Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
    }
}
