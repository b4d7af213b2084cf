package dev.perennial.cli.served;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Asks a server which certificates it presents, by a TLS handshake and nothing after it. Any number of threads. */
public final class ServedChains {
    private static final String[] ECDSA = {"ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384", "ecdsa_secp521r1_sha512"
    };
    private static final String[] RSA = {
        "rsa_pss_rsae_sha256",
        "rsa_pss_rsae_sha384",
        "rsa_pss_rsae_sha512",
        "rsa_pkcs1_sha256",
        "rsa_pkcs1_sha384",
        "rsa_pkcs1_sha512"
    };

    private final SSLContext anybody;
    private final Duration patience;

    /**
     * Asks nobody yet.
     *
     * @param anybody trusts every certificate: they are looked at here, not relied on
     * @param patience for the connection, and for each answer after it
     */
    public ServedChains(SSLContext anybody, Duration patience) {
        this.anybody = anybody;
        this.patience = patience;
    }

    /**
     * Uses the network. The chain as it was sent, the leaf first; not checked in any way.
     *
     * @param name what the server is asked for (SNI); absent for one that is asked for by its address
     * @throws IOException if there is no TLS server, or none that wants to talk about this name
     */
    public List<Certificate> read(InetAddress address, int port, Optional<String> name) throws IOException {
        return read(address, port, name, Optional.empty());
    }

    /**
     * The same from a server that may have certificates with several kinds of keys for one name.
     *
     * @param key {@code EC} or {@code RSA}
     */
    public List<Certificate> read(InetAddress address, int port, Optional<String> name, Optional<String> key)
            throws IOException {
        int millis = Math.toIntExact(patience.toMillis());
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, port), millis);
            plain.setSoTimeout(millis);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
        try (SSLSocket tls =
                (SSLSocket) anybody.getSocketFactory().createSocket(plain, address.getHostAddress(), port, true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setServerNames(
                    name.isEmpty()
                            ? List.of()
                            : List.of(new SNIHostName(name.get().getBytes(StandardCharsets.US_ASCII))));
            key.ifPresent(algorithm -> parameters.setSignatureSchemes(algorithm.equals("EC") ? ECDSA : RSA));
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return certificates(tls);
        }
    }

    private static List<Certificate> certificates(SSLSocket tls) throws IOException {
        List<Certificate> chain = new ArrayList<>();
        try {
            for (java.security.cert.Certificate each : tls.getSession().getPeerCertificates()) {
                chain.add(Certificate.parse(each.getEncoded()));
            }
        } catch (CertificateEncodingException | PkiException e) {
            throw new IOException("its certificate cannot be read: " + e.getMessage(), e);
        }
        return chain;
    }
}
