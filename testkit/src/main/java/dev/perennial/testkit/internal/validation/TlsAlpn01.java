package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.pki.AcmeTls;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import dev.perennial.testkit.TrustEverything;
import dev.perennial.testkit.internal.wire.Hashes;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** RFC 8737, for addresses RFC 8738 section 6. */
final class TlsAlpn01 implements Method {
    private final Resolver resolver;
    private final ValidationPorts ports;
    private @Nullable SSLContext tls;

    TlsAlpn01(Resolver resolver, ValidationPorts ports) {
        this.resolver = resolver;
        this.ports = ports;
    }

    @Override
    public void validate(ValidationTask task, JsonArray records) throws ValidationFailure {
        JsonObject record = new JsonObject();
        record.addProperty("hostname", task.identifier().value());
        records.add(record);
        try (Socket plain = Dialer.dial(resolver.addresses(task.identifier()), ports.tls(), record);
                SSLSocket socket = handshake(plain, task.identifier())) {
            if (!AcmeTls.ALPN.equals(socket.getApplicationProtocol())) {
                throw ValidationFailure.unauthorized("the server did not negotiate the protocol " + AcmeTls.ALPN);
            }
            check((X509Certificate) socket.getSession().getPeerCertificates()[0], task);
        } catch (IOException e) {
            throw new ValidationFailure(ProblemType.TLS, "the TLS handshake failed: " + e.getMessage());
        }
    }

    private SSLSocket handshake(Socket plain, Identifier identifier) throws IOException {
        String serverName = AcmeTls.serverName(identifier);
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, serverName, ports.tls(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        parameters.setApplicationProtocols(new String[] {AcmeTls.ALPN});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void check(X509Certificate presented, ValidationTask task) throws ValidationFailure {
        Certificate certificate = parse(presented);
        if (!certificate.signedBy(certificate)) {
            throw ValidationFailure.unauthorized("the certificate is not self-signed");
        }
        if (!certificate.identifiers().equals(List.of(task.identifier()))) {
            throw ValidationFailure.unauthorized("the certificate is for " + certificate.identifiers()
                    + " and not for exactly " + task.identifier().value());
        }
        byte[] digest = digest(certificate);
        if (!Arrays.equals(digest, Hashes.sha256(task.keyAuthorization()))) {
            throw ValidationFailure.unauthorized("the acmeIdentifier extension is not that of the key authorization");
        }
    }

    private static byte[] digest(Certificate certificate) throws ValidationFailure {
        try {
            return AcmeTls.digest(certificate)
                    .orElseThrow(() ->
                            ValidationFailure.unauthorized("the certificate has no critical acmeIdentifier extension"));
        } catch (PkiException e) {
            throw ValidationFailure.unauthorized("the acmeIdentifier extension cannot be read: " + e.getMessage());
        }
    }

    private static Certificate parse(X509Certificate presented) throws ValidationFailure {
        try {
            return Certificate.parse(presented.getEncoded());
        } catch (CertificateEncodingException | PkiException e) {
            throw ValidationFailure.unauthorized("the certificate cannot be read: " + e.getMessage());
        }
    }

    /** Made when first needed: loading TLS for clients would make every start slower. */
    private synchronized SSLContext context() {
        if (tls == null) {
            tls = TrustEverything.context();
        }
        return tls;
    }
}
