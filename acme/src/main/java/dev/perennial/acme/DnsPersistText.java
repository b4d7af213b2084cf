package dev.perennial.acme;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A TXT text found where dns-persist-01 is looked for, read as a careful CA reads it (RFC 8659 section 4.2). As hostile as
 * anything in the DNS.
 *
 * @param text as it was found
 * @param issuer in lower case; empty if the text does not begin with a name, and so is for no CA
 * @param accountUri empty if it names none
 * @param problem why a CA does not take it, as the end of a sentence; empty if it does
 */
public record DnsPersistText(
        String text,
        String issuer,
        String accountUri,
        boolean wildcard,
        Optional<Instant> persistUntil,
        String problem) {

    /** More digits than any time has that Java knows, and fewer than a long holds. */
    private static final int LONGEST_NUMBER = 16;

    /** Never fails: what is wrong is said in {@link #problem}. */
    public static DnsPersistText parse(String text) {
        String[] parts = text.split(";", -1);
        String issuer = trim(parts[0]).toLowerCase(Locale.ROOT);
        DnsPersistText read = new DnsPersistText(text, hostName(issuer) ? issuer : "", "", false, Optional.empty(), "");
        Set<String> tags = new HashSet<>();
        for (int i = 1; i < parts.length && read.problem.isEmpty(); i++) {
            String part = trim(parts[i]);
            int equals = part.indexOf('=');
            String tag = equals < 0 ? "" : trim(part.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (part.isEmpty()) {
                read = read.wrong("it has a semicolon without a parameter after it");
            } else if (!tagText(tag)) {
                read = read.wrong("'" + PlainText.of(part, 60) + "' is no parameter with a value");
            } else if (!tags.add(tag)) {
                read = read.wrong("it has " + tag + " twice");
            } else {
                read = read.with(tag, trim(part.substring(equals + 1)));
            }
        }
        return read.problem.isEmpty() && read.accountUri.isEmpty() ? read.wrong("it names no account") : read;
    }

    private DnsPersistText with(String tag, String value) {
        if (!visible(value)) {
            return wrong("the value of " + tag + " has a blank or a letter that is not ASCII");
        }
        return switch (tag) {
            case "accounturi" -> new DnsPersistText(text, issuer, value, wildcard, persistUntil, problem);
            // Other values are to be read as if there were none.
            case "policy" ->
                new DnsPersistText(text, issuer, accountUri, value.equalsIgnoreCase("wildcard"), persistUntil, problem);
            case "persistuntil" ->
                seconds(value).map(this::until).orElseGet(() -> wrong("persistUntil is no number of seconds"));
            default -> this;
        };
    }

    private DnsPersistText until(Instant end) {
        return new DnsPersistText(text, issuer, accountUri, wildcard, Optional.of(end), problem);
    }

    private DnsPersistText wrong(String why) {
        return new DnsPersistText(text, issuer, accountUri, wildcard, persistUntil, why);
    }

    /** Since 1970; a time that Java cannot hold is as good as none that anybody lives to see. */
    private static Optional<Instant> seconds(String digits) {
        String number = digits.startsWith("-") ? digits.substring(1) : digits;
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)));
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean tagText(String tag) {
        boolean edge = true;
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && (c != '-' || edge)) {
                return false;
            }
            edge = false;
        }
        return !tag.isEmpty() && !tag.endsWith("-");
    }

    private static boolean hostName(String name) {
        for (String label : name.split("\\.", -1)) {
            if (!tagText(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean visible(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
