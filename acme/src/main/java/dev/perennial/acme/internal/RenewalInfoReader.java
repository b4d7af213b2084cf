package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.RenewalInfo;
import java.time.Duration;
import java.time.Instant;

final class RenewalInfoReader {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration USUAL = Duration.ofHours(6);

    private RenewalInfoReader() {}

    /** A window that ends before it starts is no answer (RFC 9773 section 4.2). */
    static RenewalInfo read(Response response, UrlRule urls) throws AcmeProtocolException {
        Members members = Members.of(response, "renewal information", urls);
        Members window = members.object("suggestedWindow").orElseThrow(() -> members.wrong("suggestedWindow", "there"));
        Instant start = window.instant("start");
        Instant end = window.instant("end");
        if (!end.isAfter(start)) {
            throw window.wrong("end", "after the start");
        }
        return new RenewalInfo(start, end, members.lenientUrl("explanationURL"), retryAfter(response));
    }

    private static Duration retryAfter(Response response) {
        Duration asked = response.retryAfter().orElse(USUAL);
        if (asked.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
