package dev.perennial.testkit.internal.validation;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** What is fetched, and where a redirect leads. {@code pathAndQuery} starts with a slash. */
record HttpTarget(boolean tls, Identifier host, String pathAndQuery) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    String url() {
        return (tls ? "https://" : "http://") + authority() + pathAndQuery;
    }

    /** The Host header; an IPv6 address has brackets there. */
    String authority() {
        String value = host.value();
        return value.indexOf(':') >= 0 ? "[" + value + "]" : value;
    }

    /** Only http and https, and only on the ports of these schemes or those that stand for them here. */
    HttpTarget redirected(String location, ValidationPorts ports) throws ValidationFailure {
        URI target;
        try {
            target = new URI(url()).resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw ValidationFailure.unauthorized("the redirect to \"" + location + "\" is no URL");
        }
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || target.getHost() == null) {
            throw ValidationFailure.unauthorized("the redirect to \"" + location + "\" leaves http and https");
        }
        boolean toTls = scheme.equals("https");
        int port = target.getPort();
        if (port != -1 && port != (toTls ? 443 : 80) && port != (toTls ? ports.tls() : ports.http())) {
            throw ValidationFailure.unauthorized("the redirect to \"" + location + "\" leaves the usual ports");
        }
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return new HttpTarget(toTls, host(target.getHost()), path + query);
    }

    private static Identifier host(String host) throws ValidationFailure {
        try {
            if (host.startsWith("[")) {
                return Identifier.ip(host.substring(1, host.length() - 1));
            }
            boolean digits = Character.isDigit(host.charAt(host.length() - 1));
            return digits ? Identifier.ip(host) : Identifier.dns(host);
        } catch (PkiException e) {
            throw ValidationFailure.unauthorized("a redirect leads to \"" + host + "\": " + e.getMessage());
        }
    }
}
