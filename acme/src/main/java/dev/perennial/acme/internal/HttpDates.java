package dev.perennial.acme.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The three date forms of HTTP (RFC 9110 section 5.6.7), read by hand: a formatter costs more start-up time than the rest
 * of a request, and refuses a wrong weekday, which matters to nobody.
 */
public final class HttpDates {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDates() {}

    public static Optional<Instant> parse(String text) {
        List<String> words = words(text);
        try {
            if (words.size() == 6 && words.get(5).equals("GMT")) {
                return Optional.of(instant(words.get(3), words.get(2), words.get(1), words.get(4)));
            }
            if (words.size() == 5) {
                return Optional.of(instant(words.get(4), words.get(1), words.get(2), words.get(3)));
            }
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Instant instant(String yearText, String monthName, String day, String time) {
        int year = Integer.parseInt(yearText);
        if (yearText.length() == 2) {
            year += 2000;
        }
        int month = MONTHS.indexOf(monthName);
        if (monthName.length() != 3 || month % 3 != 0 || time.length() != 8) {
            throw new NumberFormatException("no date");
        }
        int hour = Integer.parseInt(time, 0, 2, 10);
        int minute = Integer.parseInt(time, 3, 5, 10);
        int second = Math.min(59, Integer.parseInt(time, 6, 8, 10));
        return LocalDateTime.of(year, month / 3 + 1, Integer.parseInt(day), hour, minute, second)
                .toInstant(ZoneOffset.UTC);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean gap = i == text.length() || text.charAt(i) == ' ' || text.charAt(i) == ',' || text.charAt(i) == '-';
            if (gap) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }
}
