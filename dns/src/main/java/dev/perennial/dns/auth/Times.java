package dev.perennial.dns.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants in UTC to the second, as providers want to read them. */
final class Times {
    private Times() {}

    /** Such as 20150830T123600Z. */
    static String compact(Instant instant) {
        String text = extended(instant);
        return text.replace("-", "").replace(":", "");
    }

    /** Such as 2015-08-30T12:36:00Z. */
    static String extended(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Such as 2015-08-30. */
    static String date(Instant instant) {
        return extended(instant).substring(0, 10);
    }

    /** As in an HTTP Date header: Sun, 30 Aug 2015 12:36:00 GMT. */
    static String http(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withLocale(Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}
