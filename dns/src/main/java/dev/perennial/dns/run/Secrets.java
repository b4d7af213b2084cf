package dev.perennial.dns.run;

import com.google.gson.JsonPrimitive;
import dev.perennial.acme.PlainText;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What must not be told to anybody: it is struck out of what a provider says before it becomes a message. Any number of
 * threads.
 */
final class Secrets {
    /** Shorter ones would strike out parts of words; a provider has none so short. */
    private static final int SHORTEST = 6;

    private static final int LONGEST_QUOTE = 300;
    /** Enough to find so much to quote. */
    private static final int LONGEST_LOOK = 32 * 1024;

    private static final String STRUCK_OUT = "***";

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final Set<String> secrets = new ConcurrentSkipListSet<>(LONGEST_FIRST);

    Secrets(Collection<String> secrets) {
        secrets.forEach(this::add);
    }

    /** From now on this is one, too, in all the ways it can be written in a request. */
    void add(String secret) {
        if (secret.length() >= SHORTEST && secrets.add(secret)) {
            String json = new JsonPrimitive(secret).toString();
            secrets.addAll(List.of(Percent.encode(secret), json.substring(1, json.length() - 1), Writer.xml(secret)));
        }
    }

    /** One line without secrets, control characters and excess length. */
    String strikeOut(String hostile) {
        return strikeOut(hostile, List.of());
    }

    /** @param more secrets of one request */
    String strikeOut(String hostile, Collection<String> more) {
        String text = hostile.substring(0, Math.min(hostile.length(), LONGEST_LOOK));
        Set<String> all = new TreeSet<>(LONGEST_FIRST);
        all.addAll(more);
        all.addAll(secrets);
        for (String each : all) {
            text = text.replace(each, STRUCK_OUT);
        }
        return PlainText.of(withoutBase64(text), LONGEST_QUOTE);
    }

    /** What a signer has added to a request: headers, and the last word of each, as in {@code Bearer abc}. */
    static List<String> ofSigner(ApiRequest before, ApiRequest after) {
        List<String> all = new ArrayList<>();
        after.headers().forEach((name, value) -> {
            if (!value.equals(before.headers().get(name))) {
                all.add(value.substring(value.lastIndexOf(' ') + 1));
            }
        });
        all.removeIf(each -> each.length() < SHORTEST);
        return all;
    }

    /** Base64 hides what it has inside from a search: a user's name and password, as Basic authentication has them. */
    private String withoutBase64(String text) {
        StringBuilder all = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end);
            while (end > at && end < text.length() && text.charAt(end) == '=') {
                end++;
            }
            all.append(hides(word) ? STRUCK_OUT : text.substring(at, end));
            if (end == at) {
                all.append(text.charAt(end++));
            }
            at = end;
        }
        return all.toString();
    }

    private boolean hides(String word) {
        if (word.length() < SHORTEST || word.length() % 4 == 1) {
            return false;
        }
        byte[] bytes = Base64.getDecoder().decode(word.replace('-', '+').replace('_', '/'));
        String inside = new String(bytes, StandardCharsets.UTF_8);
        return secrets.stream().anyMatch(inside::contains);
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }
}
