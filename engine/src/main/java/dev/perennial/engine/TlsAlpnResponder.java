package dev.perennial.engine;

import dev.perennial.pki.AcmeTls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Shakes hands and hangs up: the certificate is the whole answer (RFC 8737 section 3). */
final class TlsAlpnResponder implements PortListener.Handler {
    private final AlpnKeyManager keys;
    private @Nullable SSLContext context;

    TlsAlpnResponder(AlpnKeyManager keys) {
        this.keys = keys;
    }

    @Override
    public void handle(Socket socket) throws IOException {
        try (SSLSocket tls = (SSLSocket) context().getSocketFactory().createSocket(socket, null, true)) {
            tls.setUseClientMode(false);
            // Not a protocol selector: in TLS 1.2 that is only asked after the certificate was chosen.
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {AcmeTls.ALPN});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }

    /** Made at the first connection: TLS takes its time to initialise. */
    private synchronized SSLContext context() throws IOException {
        if (context == null) {
            try {
                SSLContext fresh = SSLContext.getInstance("TLS");
                fresh.init(new KeyManager[] {keys}, new TrustManager[0], null);
                context = fresh;
            } catch (GeneralSecurityException e) {
                throw new IOException("this Java has no TLS", e);
            }
        }
        return context;
    }
}
