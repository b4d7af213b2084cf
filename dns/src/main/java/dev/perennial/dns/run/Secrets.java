package dev.perennial.dns.run;

import dev.perennial.acme.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What must not be told to anybody: it is struck out of what a provider says before it becomes a message. */
final class Secrets {
    /** Shorter ones would strike out parts of words; a provider has none so short. */
    private static final int SHORTEST = 6;

    private static final int LONGEST_QUOTE = 300;
    private static final String STRUCK_OUT = "***";

    private final List<String> secrets = new CopyOnWriteArrayList<>();

    Secrets(Collection<String> secrets) {
        secrets.forEach(this::add);
    }

    /** From now on this is one, too. */
    void add(String secret) {
        if (secret.length() >= SHORTEST && !secrets.contains(secret)) {
            secrets.add(secret);
            secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    /** One line without secrets, control characters and excess length. */
    String strikeOut(String hostile) {
        String text = hostile;
        for (String each : secrets) {
            text = text.replace(each, STRUCK_OUT);
        }
        return PlainText.of(text, LONGEST_QUOTE);
    }
}
