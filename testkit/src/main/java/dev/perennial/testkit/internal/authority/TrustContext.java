package dev.perennial.testkit.internal.authority;

import dev.perennial.pki.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Bridges to the JDK's TLS. */
public final class TrustContext {
    private TrustContext() {}

    /** For clients: trusts these certificates and no others. */
    public static SSLContext trusting(List<Certificate> roots) {
        try {
            KeyStore store = empty();
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
            // The store never leaves memory; it only wants some password.
            char[] password = UUID.randomUUID().toString().toCharArray();
            KeyStore store = empty();
            X509Certificate[] chain = {x509(identity.certificate())};
            store.setKeyEntry("server", identity.key().getPrivate(), password, chain);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK does not take this CA's own certificate", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static X509Certificate x509(Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
    }
}
