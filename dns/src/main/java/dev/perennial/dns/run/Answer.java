package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.recipe.Match;
import dev.perennial.dns.recipe.Match.StatusRange;
import dev.perennial.dns.recipe.Pointer;
import dev.perennial.dns.recipe.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's answer.
 *
 * @param tree what its body says; null if it has none or cannot be read
 * @param secrets of the request, not to be told if the answer repeats them
 */
record Answer(ApiResponse response, JsonElement tree, List<String> secrets) {
    private static final int MILLIS = 3;
    private static final int LONGEST_NUMBER = 17;

    Answer {
        secrets = List.copyOf(secrets);
    }

    /** Whether this is what the recipe describes. */
    boolean is(Match match) {
        return (match.status().isEmpty() || match.status().stream().anyMatch(this::within))
                && (match.text().isEmpty() || match.text().stream().anyMatch(response.body()::contains))
                && match.members().entrySet().stream().allMatch(each -> has(each.getKey(), each.getValue()));
    }

    boolean is(List<Match> any) {
        return any.stream().anyMatch(this::is);
    }

    private boolean within(StatusRange range) {
        return response.status() >= range.from() && response.status() <= range.to();
    }

    private boolean has(Pointer pointer, List<String> wanted) {
        String found = pointer.in(tree).map(Answer::text).orElse("");
        return wanted.stream().anyMatch(each -> each.equals("*") ? !found.isEmpty() : found.equals(each));
    }

    /** What stands there if it is one text or number. */
    static Optional<String> scalar(Pointer pointer, JsonElement part) {
        return pointer.in(part).filter(JsonPrimitive.class::isInstance).map(JsonElement::getAsString);
    }

    /** How long the provider wants to be left alone, in seconds and parts of one; absent if it does not say. */
    Optional<Duration> pause(List<Pointer> pointers) {
        for (Pointer each : pointers) {
            Optional<String> seconds = scalar(each, tree).filter(Answer::isNumber);
            if (seconds.isPresent()) {
                long millis = new BigDecimal(seconds.get())
                        .movePointRight(MILLIS)
                        .setScale(0, RoundingMode.CEILING)
                        .longValue();
                return Optional.of(Duration.ofMillis(millis));
            }
        }
        return Optional.empty();
    }

    /** One that fits wherever it goes, without a sign. */
    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.chars().anyMatch(c -> c != '.')
                && text.indexOf('.') == text.lastIndexOf('.');
    }

    /** A scalar as text; of a list or an object, an empty one is nothing. */
    private static String text(JsonElement found) {
        if (found instanceof JsonPrimitive scalar) {
            return scalar.getAsString();
        }
        boolean empty = found instanceof JsonArray array
                ? array.isEmpty()
                : found.getAsJsonObject().isEmpty();
        return empty ? "" : found.toString();
    }

    /** What is there of what should be remembered. */
    Map<String, JsonElement> take(Map<String, Source> sources) {
        return take(sources, tree);
    }

    /** The same with pointers into a part of the answer. */
    Map<String, JsonElement> take(Map<String, Source> sources, JsonElement part) {
        Map<String, JsonElement> found = new HashMap<>();
        sources.forEach((name, source) -> find(source, part).ifPresent(value -> found.put(name, value)));
        return found;
    }

    private Optional<JsonElement> find(Source source, JsonElement part) {
        return switch (source) {
            case Source.Member(Pointer pointer) -> pointer.in(part);
            case Source.Page(Pointer pointer) -> pointer.in(tree);
            case Source.Header(String name) -> response.header(name).map(JsonPrimitive::new);
            case Source.Cookie(String name) -> cookie(name).map(JsonPrimitive::new);
        };
    }

    private Optional<String> cookie(String name) {
        for (String each : response.headers().getOrDefault("Set-Cookie", List.of())) {
            if (each.startsWith(name + '=')) {
                int end = each.indexOf(';');
                return Optional.of(each.substring(name.length() + 1, end < 0 ? each.length() : end));
            }
        }
        return Optional.empty();
    }

    /** The elements of a list in it; anything else but nothing counts as a list of one. */
    List<JsonElement> list(Pointer pointer) {
        JsonElement found = pointer.in(tree).orElse(JsonNull.INSTANCE);
        if (found instanceof JsonArray array) {
            return array.asList();
        }
        boolean nothing = found.isJsonNull()
                || (found instanceof JsonPrimitive scalar
                        && scalar.getAsString().isEmpty());
        return nothing ? List.of() : List.of(found);
    }
}
