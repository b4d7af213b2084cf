package dev.perennial.it.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code scenarios.txt}, which says itself how it is written. */
final class Specification {
    private static final Pattern HEAD =
            Pattern.compile("(?<name>[a-z0-9-]+)(?: from (?<from>[a-z0-9-]+))?: (?<title>.+)");

    private Specification() {}

    /** Those of the names that are wanted, each after the one it begins with. */
    static List<Scenario> scenarios(Predicate<String> wanted) throws IOException {
        SequencedMap<String, Scenario> read = new LinkedHashMap<>();
        for (String line : text("scenarios.txt").split("\n", -1)) {
            if (line.startsWith("    ")) {
                read.sequencedValues().getLast().lines().add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("==")) {
                Scenario scenario = head(line);
                if (read.put(scenario.name(), scenario) != null) {
                    throw new AssertionError("two scenarios of one name: " + line);
                }
            }
        }
        Map<String, Scenario> sorted = new LinkedHashMap<>();
        read.keySet().stream().filter(wanted).forEach(name -> sort(name, read, sorted));
        return List.copyOf(sorted.values());
    }

    private static Scenario head(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new AssertionError("not the head of a scenario: " + line);
        }
        String from = head.group("from") == null ? "" : head.group("from");
        return new Scenario(head.group("name"), from, head.group("title"), new ArrayList<>());
    }

    private static void sort(String name, Map<String, Scenario> read, Map<String, Scenario> sorted) {
        Scenario scenario = read.get(name);
        if (scenario == null) {
            throw new AssertionError("no such scenario: " + name);
        }
        if (!scenario.from().isEmpty()) {
            sort(scenario.from(), read, sorted);
        }
        sorted.putIfAbsent(name, scenario);
    }

    /** What scripts look for in the programs' output, one a line; a line that begins with # is a note. */
    static List<String> phrases() throws IOException {
        return text("phrases.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static String text(String name) throws IOException {
        try (InputStream source = Specification.class.getResourceAsStream(name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
