package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The two forms of time of RFC 5280 section 4.1.2.5: whole seconds in Zulu, nothing else. */
final class DerTime {
    private static final int SECONDS_PER_DAY = 86_400;

    private DerTime() {}

    static Instant read(DerReader reader) throws PkiException {
        boolean utc = reader.at(Der.UTC_TIME);
        String text = reader.ascii(utc ? Der.UTC_TIME : Der.GENERALIZED_TIME);
        int yearDigits = utc ? 2 : 4;
        if (text.length() != yearDigits + 11 || text.charAt(text.length() - 1) != 'Z') {
            throw reader.error("has a time that is not in whole seconds of UTC");
        }
        int year = number(text, 0, yearDigits, reader);
        if (utc) {
            year += year < 50 ? 2000 : 1900;
        }
        int hour = number(text, yearDigits + 4, 2, reader);
        int minute = number(text, yearDigits + 6, 2, reader);
        int second = number(text, yearDigits + 8, 2, reader);
        if (hour > 23 || minute > 59 || second > 59) {
            throw reader.error("has a time that does not exist");
        }
        try {
            long day = LocalDate.of(year, number(text, yearDigits, 2, reader), number(text, yearDigits + 2, 2, reader))
                    .toEpochDay();
            return Instant.ofEpochSecond(day * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second);
        } catch (DateTimeException e) {
            throw reader.error("has a date that does not exist");
        }
    }

    private static int number(String text, int from, int digits, DerReader reader) throws PkiException {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw reader.error("has a time with something else than digits");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** UTCTime through 2049, GeneralizedTime after; fractions of a second are dropped. */
    static byte[] write(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int year = time.getYear();
        if (year < 1950 || year > 9999) {
            throw new IllegalArgumentException("X.509 has no time for the year " + year);
        }
        boolean utc = year < 2050;
        StringBuilder text = new StringBuilder(15);
        if (!utc) {
            twoDigits(text, year / 100);
        }
        twoDigits(text, year % 100);
        twoDigits(text, time.getMonthValue());
        twoDigits(text, time.getDayOfMonth());
        twoDigits(text, time.getHour());
        twoDigits(text, time.getMinute());
        twoDigits(text, time.getSecond());
        return Der.ascii(
                utc ? Der.UTC_TIME : Der.GENERALIZED_TIME, text.append('Z').toString());
    }

    private static void twoDigits(StringBuilder out, int value) {
        out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
