package dev.perennial.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP answer of the CA. Header names are looked up without regard to case. */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    public Answer {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", List.of(contentType)), body);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /** Adds a value beside those the header has. */
    public Answer with(String name, String value) {
        List<String> values = new ArrayList<>(headers.getOrDefault(name, List.of()));
        values.add(value);
        return change(name, values);
    }

    public Answer without(String name) {
        return change(name, List.of());
    }

    public Answer withStatus(int newStatus) {
        return new Answer(newStatus, headers, body);
    }

    public Answer withBody(String newBody) {
        return new Answer(status, headers, newBody);
    }

    private Answer change(String name, List<String> values) {
        Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        if (values.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, values);
        }
        return new Answer(status, changed, body);
    }
}
