package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to show who asks.
 *
 * @param with the fields that must be there
 * @param headers added to each request; their templates may also use request_method, request_url, request_path (with the
 *     query), request_body
 * @param query added to the address
 * @param json members added to a JSON body, or making one
 * @param form added to a form
 * @param scheme a signature or token that is made by code; absent if headers are enough
 */
public record Auth(
        List<String> with,
        Map<String, Template> headers,
        Map<String, Template> query,
        Map<String, JsonTemplate> json,
        Map<String, Template> form,
        Optional<Scheme> scheme) {
    public Auth {
        with = List.copyOf(with);
    }

    /**
     * A way that is more than a header.
     *
     * @param parameters of the scheme, by its names for them
     */
    public record Scheme(String name, Map<String, Template> parameters) {}
}
