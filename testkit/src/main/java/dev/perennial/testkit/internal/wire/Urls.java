package dev.perennial.testkit.internal.wire;

import dev.perennial.testkit.Route;

/**
 * Makes the URLs of this CA for one request. The authority is the one the client addressed, so that a client which
 * comes through a proxy stays with it.
 */
public record Urls(String base) {
    public String of(Route route, String... ids) {
        StringBuilder url = new StringBuilder(base).append('/').append(route.segment());
        for (String id : ids) {
            url.append('/').append(id);
        }
        return url.toString();
    }
}
