package dev.perennial.dns.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to a provider's HTTP API, as it goes out. Whoever signs one makes another from it.
 *
 * @param method in upper case
 * @param uri absolute; what it has of a query is encoded
 * @param headers by name, whatever the case; without Host and Content-Length, which the sender adds
 * @param body goes out as UTF-8; empty where there is none
 */
public record ApiRequest(String method, URI uri, Map<String, String> headers, String body) {
    public ApiRequest {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** This request with one more header, or another value of it. */
    public ApiRequest with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new ApiRequest(method, uri, more, body);
    }

    /** This request with another query. */
    public ApiRequest to(URI other) {
        return new ApiRequest(method, other, headers, body);
    }

    /** As the Host header has it: with the port unless it is the scheme's own. */
    public String host() {
        int port = uri.getPort();
        boolean usual = port < 0 || port == (uri.getScheme().equals("http") ? 80 : 443);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return usual ? host : host + ':' + port;
    }

    /** The parts of the query between its {@code &}, as they are encoded. */
    public List<String> query() {
        String query = uri.getRawQuery();
        return query == null || query.isEmpty() ? List.of() : new ArrayList<>(List.of(query.split("&", -1)));
    }

    /** Secrets stay out: no header, no query and no body. */
    @Override
    public String toString() {
        return method + ' ' + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
