package dev.perennial.cli.demo;

import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * Proves a certificate the way a browser does: a TLS server presents what is live, a client that trusts only the CA's
 * roots checks the chain and the name.
 *
 * @param live the folder with fullchain.pem and privkey.pem, read anew for each handshake
 */
record Handshake(Path live, SSLContext trust) {
    private static final char[] NO_PASSWORD = {};

    /**
     * On a free port of loopback.
     *
     * @throws IOException if the client refuses the certificate
     */
    SeenCertificate with(String name) throws IOException, GeneralSecurityException, InterruptedException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listener =
                (SSLServerSocket) presenting().getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            FutureTask<Boolean> serving = new FutureTask<>(() -> serve(listener));
            Thread.ofVirtual().start(serving);
            SeenCertificate seen = connect(new Socket(loopback, listener.getLocalPort()), name);
            serving.get();
            return seen;
        } catch (ExecutionException e) {
            throw new IOException("The server's side of the handshake failed: " + e.getCause(), e);
        }
    }

    private SeenCertificate connect(Socket plain, String name) throws IOException {
        try (SSLSocket client = (SSLSocket) trust.getSocketFactory().createSocket(plain, name, plain.getPort(), true)) {
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            client.startHandshake();
            SSLSession session = client.getSession();
            Certificate[] chain = session.getPeerCertificates();
            return new SeenCertificate(
                    name, session.getProtocol(), session.getCipherSuite(), (X509Certificate) chain[0], chain.length);
        }
    }

    /** One connection, until the client ends it. */
    private static boolean serve(SSLServerSocket listener) throws IOException {
        try (SSLSocket server = (SSLSocket) listener.accept()) {
            server.startHandshake();
            return server.getInputStream().read() < 0;
        }
    }

    private SSLContext presenting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("live", key(), NO_PASSWORD, chain());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private PrivateKey key() throws IOException {
        try {
            return Keys.fromPem(Files.readString(live.resolve("privkey.pem"))).getPrivate();
        } catch (PkiException e) {
            throw new IOException("The key in " + live + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Certificate[] chain() throws IOException, GeneralSecurityException {
        byte[] pem = Files.readAllBytes(live.resolve("fullchain.pem"));
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem))
                .toArray(Certificate[]::new);
    }
}
