package dev.perennial.cli.doctor;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What is fetched.
 *
 * @param path with its query; begins with a slash
 */
record HttpTarget(boolean tls, Identifier host, String path) {
    /** What CAs connect to, other than in tests. */
    record Ports(int http, int tls) {}

    static final int HTTP = 80;
    static final int TLS = 443;

    String url() {
        return (tls ? "https://" : "http://") + authority() + path;
    }

    /** The Host header; an IPv6 address has brackets there. */
    String authority() {
        String value = host.value();
        return value.indexOf(':') >= 0 ? '[' + value + ']' : value;
    }

    int port(Ports ports) {
        return tls ? ports.tls() : ports.http();
    }

    /** Where a redirect leads; absent if no CA would follow (only http and https, only their own ports). */
    Optional<HttpTarget> redirected(String location, Ports ports) {
        try {
            URI target = new URI(url()).resolve(new URI(location));
            String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            boolean toTls = scheme.equals("https");
            int port = target.getPort();
            boolean usual = port < 0 || port == (toTls ? TLS : HTTP) || port == (toTls ? ports.tls() : ports.http());
            if (!usual || target.getHost() == null || !(toTls || scheme.equals("http"))) {
                return Optional.empty();
            }
            String query = target.getRawQuery() == null ? "" : '?' + target.getRawQuery();
            String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            return Optional.of(new HttpTarget(toTls, identifier(target.getHost()), path + query));
        } catch (URISyntaxException | PkiException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Identifier identifier(String host) throws PkiException {
        if (host.startsWith("[")) {
            return Identifier.ip(host.substring(1, host.length() - 1));
        }
        return Character.isDigit(host.charAt(host.length() - 1)) ? Identifier.ip(host) : Identifier.dns(host);
    }
}
