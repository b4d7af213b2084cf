package dev.perennial.lineage;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before its end a certificate is renewed, from {@code renew_before_expiry} in a renewal configuration:
 * "30 days", "6 months 1 week", "9 hours", or a bare number of days. The units are those that Certbot takes, by way of
 * parsedatetime. A text that it would take for no time at all, and so never renew, is an error here.
 *
 * @param months calendar months; a year has twelve
 * @param rest weeks and shorter
 */
public record RenewBeforeExpiry(long months, Duration rest) {
    /** Local: few lineages have this key, and a pattern costs start-up time. */
    private static Pattern part() {
        return Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?) *([a-z]+)(?: *, *| +and +| +|$)");
    }

    /**
     * Reads an interval.
     *
     * @param where the file and the line, for the error
     */
    static RenewBeforeExpiry parse(String text, String where) throws LineageException {
        String words = text.strip().toLowerCase(Locale.ROOT);
        boolean bare = !words.isEmpty() && words.chars().allMatch(c -> c >= '0' && c <= '9');
        RenewBeforeExpiry total = new RenewBeforeExpiry(0, Duration.ZERO);
        Matcher matcher = part().matcher(bare ? words + " days" : words);
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            total = total.plus(new BigDecimal(matcher.group(1)), matcher.group(2), text, where);
            at = matcher.end();
        }
        if (at == 0 || at < words.length()) {
            throw bad(text, where);
        }
        return total;
    }

    private RenewBeforeExpiry plus(BigDecimal count, String unit, String text, String where) throws LineageException {
        return switch (unit) {
            case "second", "seconds", "sec", "secs", "s" -> plus(count, 1);
            case "minute", "minutes", "min", "mins", "m" -> plus(count, 60);
            case "hour", "hours", "hr", "h" -> plus(count, 3600);
            case "day", "days", "dy", "d" -> plus(count, 86_400);
            case "week", "weeks", "wk", "w" -> plus(count, 7 * 86_400);
            case "month", "months", "mth" -> plusMonths(count, 1, text, where);
            case "year", "years", "yr", "y" -> plusMonths(count, 12, text, where);
            default -> throw bad(text, where);
        };
    }

    private RenewBeforeExpiry plus(BigDecimal count, long seconds) {
        BigDecimal more = count.multiply(BigDecimal.valueOf(seconds));
        return new RenewBeforeExpiry(months, rest.plusSeconds(more.longValue()));
    }

    private RenewBeforeExpiry plusMonths(BigDecimal count, int each, String text, String where)
            throws LineageException {
        BigDecimal more = count.multiply(BigDecimal.valueOf(each)).stripTrailingZeros();
        if (more.scale() > 0) {
            throw bad(text, where); // how long is half a month?
        }
        return new RenewBeforeExpiry(months + more.longValue(), rest);
    }

    /** How long this interval is if it begins now, because months differ in length. */
    public Duration from(Instant now) {
        try {
            Instant end = now.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
            return Duration.between(now, end).plus(rest);
        } catch (DateTimeException e) {
            return Duration.ofDays(
                    Integer.MAX_VALUE); // past the end of the calendar: longer than any certificate lives
        }
    }

    private static LineageException bad(String text, String where) {
        return new LineageException(where + ": renew_before_expiry is \"" + text
                + "\", which is no length of time; write for example 30 days, 3 weeks or 12 hours");
    }
}
