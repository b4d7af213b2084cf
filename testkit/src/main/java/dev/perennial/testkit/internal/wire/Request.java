package dev.perennial.testkit.internal.wire;

import dev.perennial.testkit.Route;
import java.util.List;
import java.util.Optional;

/** One HTTP request, its path already split into the route and the ids that follow. {@code body} is shared, not copied. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(
        String method,
        String target,
        Route route,
        List<String> ids,
        Optional<String> cursor,
        Optional<String> contentType,
        Urls urls,
        byte[] body) {

    public String url() {
        return urls.base() + target;
    }

    /** The n-th path segment after the route's; empty text, which is nobody's id, if there is none. */
    public String id(int n) {
        return n < ids.size() ? ids.get(n) : "";
    }
}
