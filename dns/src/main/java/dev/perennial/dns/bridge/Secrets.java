package dev.perennial.dns.bridge;

import dev.perennial.acme.PlainText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** What must not be shown, and how it might look in what others write. Never shows itself. */
final class Secrets {
    /** Shorter ones, such as a port or {@code true}, stand in too many other words, and nobody's safety hangs on them. */
    private static final int SHORTEST = 5;

    private final List<String> looks;

    Secrets(Collection<String> values) {
        TreeSet<String> all = new TreeSet<>();
        for (String value : values) {
            if (value.length() >= SHORTEST) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                all.add(value);
                all.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
                all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
                all.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
                all.add(Base64.getEncoder().encodeToString(bytes));
                all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                all.add(HexFormat.of().formatHex(bytes));
            }
        }
        // The longest first: one may be a part of another.
        looks = all.stream()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    /** A text of others with no secret in it. */
    String hidden(String text) {
        String shown = text;
        for (String look : looks) {
            shown = shown.replace(look, "***");
        }
        return shown;
    }

    /** The same as part of one sentence: one line, not too long, nothing that moves a terminal's cursor. */
    String line(String text) {
        return PlainText.of(hidden(text), 300);
    }

    /** The last line of what a program wrote that says something; empty if none does. */
    String lastLine(String text) {
        return line(text.strip().lines().reduce("", (before, last) -> last.isBlank() ? before : last));
    }
}
