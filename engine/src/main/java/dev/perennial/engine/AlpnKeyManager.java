package dev.perennial.engine;

import dev.perennial.pki.AcmeTls;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Has a certificate only for clients that ask for a known name and for {@code acme-tls/1} (RFC 8737 section 3); the
 * handshake of all others fails for want of one. The alias is the server name.
 */
final class AlpnKeyManager extends X509ExtendedKeyManager {
    private final Map<String, AlpnCredential> credentials;

    /** @param credentials by lower-case server name; may change while handshakes go on */
    AlpnKeyManager(Map<String, AlpnCredential> credentials) {
        this.credentials = credentials;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        if (!keyType.equals("EC")
                || !(socket instanceof SSLSocket tls)
                || !AcmeTls.ALPN.equals(tls.getHandshakeApplicationProtocol())
                || !(tls.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return null;
        }
        for (SNIServerName requested : session.getRequestedServerNames()) {
            if (requested instanceof SNIHostName host) {
                String name = host.getAsciiName().toLowerCase(Locale.ROOT);
                return credentials.containsKey(name) ? name : null;
            }
        }
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        AlpnCredential credential = credentials.get(alias);
        return credential == null ? null : new X509Certificate[] {credential.certificate()};
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        AlpnCredential credential = credentials.get(alias);
        return credential == null ? null : credential.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
