package dev.perennial.cli;

import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Presents what was in the files when it loaded them, like any web server; loads them again when a signal appears. */
final class TlsServer implements AutoCloseable {
    private static final char[] NO_PASSWORD = {};

    private final ServerSocket listener;
    private final Path chain;
    private final Path key;
    private final Path signal;
    private volatile SSLContext context;

    /**
     * On a free port of loopback.
     *
     * @param signal a file that whoever wants a reload makes
     */
    TlsServer(Path chain, Path key, Path signal) throws Exception {
        this.chain = chain;
        this.key = key;
        this.signal = signal;
        this.context = loaded();
        this.listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    void reload() throws IOException, GeneralSecurityException, PkiException {
        context = loaded();
    }

    private SSLContext loaded() throws IOException, GeneralSecurityException, PkiException {
        return presenting(chain, key);
    }

    static SSLContext presenting(Path chain, Path key) throws IOException, GeneralSecurityException, PkiException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(chain)))
                .toArray(Certificate[]::new);
        store.setKeyEntry("live", Keys.fromPem(Files.readString(key)).getPrivate(), NO_PASSWORD, certificates);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        SSLContext next = SSLContext.getInstance("TLS");
        next.init(managers.getKeyManagers(), null, null);
        return next;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket plain = listener.accept()) {
                if (Files.deleteIfExists(signal)) {
                    context = loaded();
                }
                greet(plain);
            } catch (GeneralSecurityException | PkiException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                // The client has seen what it wanted and hung up, or the test is over.
            }
        }
    }

    private void greet(Socket plain) throws IOException {
        try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true)) {
            tls.startHandshake();
            tls.getInputStream().read();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
