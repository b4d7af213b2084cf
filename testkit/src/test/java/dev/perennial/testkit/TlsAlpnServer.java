package dev.perennial.testkit;

import dev.perennial.pki.AcmeTls;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A TLS server under validation, with the certificate of a tls-alpn-01 response. */
final class TlsAlpnServer implements AutoCloseable {
    private final SSLServerSocket listener;
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private final Thread serving;

    private TlsAlpnServer(SSLServerSocket listener) {
        this.listener = listener;
        serving = Thread.ofVirtual().start(this::serve);
    }

    static TlsAlpnServer start(int port, Identifier identifier, byte[] digest) throws Exception {
        KeyPair key = TinyClient.newKey();
        Certificate certificate = AcmeTls.challengeCertificate(key, identifier, digest, Clock.systemUTC());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var x509 = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
        store.setKeyEntry("challenge", key.getPrivate(), new char[0], new java.security.cert.Certificate[] {x509});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        SSLServerSocket listener = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(port, 1, InetAddress.getLoopbackAddress());
        SSLParameters parameters = listener.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {AcmeTls.ALPN});
        listener.setSSLParameters(parameters);
        return new TlsAlpnServer(listener);
    }

    /** Stops serving first: the CA has its answer before this side has noted the name that was asked for. */
    List<String> serverNames() throws IOException, InterruptedException {
        listener.close();
        serving.join();
        return List.copyOf(serverNames);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (SSLSocket socket = (SSLSocket) listener.accept()) {
                socket.startHandshake();
                for (SNIServerName name : ((ExtendedSSLSession) socket.getSession()).getRequestedServerNames()) {
                    serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
                }
                if (socket.getInputStream().read() >= 0) {
                    throw new IOException("a validation says nothing after the handshake");
                }
            } catch (IOException e) {
                // Closed, or the CA has gone away; what it asked for is in the list.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
