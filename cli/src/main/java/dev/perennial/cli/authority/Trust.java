package dev.perennial.cli.authority;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.FileReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust as the server of a CA, other than the certificates Java brings. */
public final class Trust {
    private Trust() {}

    /** The certificates of a PEM file and no others. */
    static SSLContext only(Path bundle, String variable) throws Failure {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + count, certificate);
                count++;
            }
            if (count == 0) {
                throw unusable(bundle, variable, "it holds no certificate", null);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return context(factory.getTrustManagers());
        } catch (IOException e) {
            throw unusable(bundle, variable, FileReason.of(e), e);
        } catch (GeneralSecurityException e) {
            throw unusable(bundle, variable, "it is no PEM file of certificates", e);
        }
    }

    private static Failure unusable(Path bundle, String variable, String why, @Nullable Exception cause) {
        return new Failure(
                        FailureKind.REFUSED,
                        "The trusted certificates in " + bundle + " (from " + variable + ") cannot be read: " + why
                                + '.',
                        cause)
                .holding("The CA was not contacted; certificates that were in place still are.")
                .next("Name a PEM file with the root certificate of the CA's server, or leave " + variable + " away.");
    }

    /**
     * For {@code --no-verify-ssl}, which is for tests: anybody may then pose as the CA. And for looking at what a server
     * shows, whoever it is.
     */
    public static SSLContext everything() throws Failure {
        try {
            return context(new TrustManager[] {new Everything()});
        } catch (GeneralSecurityException e) {
            throw new Failure(FailureKind.REFUSED, "TLS is not available in this Java: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    /** The extended kind, so that host names are not checked either. */
    private static final class Everything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
