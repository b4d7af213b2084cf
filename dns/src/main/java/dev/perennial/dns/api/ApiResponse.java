package dev.perennial.dns.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a provider's HTTP API answered; from outside, and so not to be trusted.
 *
 * @param status 100 to 599
 * @param headers by name, whatever the case, each with its values in order
 * @param body as text, whatever it claims to be
 */
public record ApiResponse(int status, Map<String, List<String>> headers, String body) {
    public ApiResponse {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = copy;
    }

    /** The first value of it. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
