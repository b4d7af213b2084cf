package dev.perennial.dns.bridge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where lego's {@code httpreq} would send to.
 *
 * @param raw whether it is told of challenges, not of records
 */
record HttpReqServer(URI endpoint, boolean raw, String username, String password) {
    URI uri(String call) {
        String base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String query = endpoint.getRawQuery();
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority()
                + (base.endsWith("/") ? base : base + '/') + call + (query == null ? "" : '?' + query));
    }

    Optional<String> authorization() {
        String both = username + ':' + password;
        return both.equals(":")
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    /** For messages: without a query, which may hold a token. */
    String shown() {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority() + endpoint.getRawPath();
    }

    /** Whether a password would go over a network as it is. */
    boolean exposesPassword() {
        String host = endpoint.getHost();
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return !password.isEmpty() && !here && !"https".equalsIgnoreCase(endpoint.getScheme());
    }

    Secrets secrets() {
        String query = endpoint.getRawQuery();
        return new Secrets(List.of(password, username + ':' + password, query == null ? "" : query));
    }

    @Override
    public String toString() {
        return shown();
    }
}
