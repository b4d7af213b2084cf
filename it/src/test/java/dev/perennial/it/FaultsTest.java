package dev.perennial.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the page on faults names are there. */
class FaultsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int TESTS = 4;
    private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("(?:void|Stream<DynamicTest>) (\\w+)\\(");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, Set<String>> tests = tests();
        for (String[] row : rows()) {
            NAME.matcher(row[TESTS])
                    .results()
                    .forEach(name -> assertThat(tests.getOrDefault(name.group(1), Set.of()))
                            .as("tests of %s, for case %s", name.group(1), row[1])
                            .contains(name.group(2)));
        }
    }

    @Test
    void everyCaseHasATestOrSaysThatItHasNone() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(50)
                .allSatisfy(row -> assertThat(row).as(row[1]).hasSize(TESTS + 1))
                .allSatisfy(row -> assertThat(row[TESTS].equals("-")
                                || NAME.matcher(row[TESTS]).find())
                        .as(row[1])
                        .isTrue());
    }

    /** Cells from 1. */
    private static List<String[]> rows() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/faults.md"))) {
            if (line.matches("\\| \\d.*")) {
                rows.add(line.split("\\s*\\|\\s*"));
            }
        }
        return rows;
    }

    /** Methods by class; two classes of one name count as one. */
    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new HashMap<>();
        for (String module : List.of("pki", "acme", "engine", "lineage", "cli", "it")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = file.getFileName().toString();
                    if (name.endsWith("Test.java")) {
                        Set<String> methods =
                                tests.computeIfAbsent(name.replace(".java", ""), absent -> new HashSet<>());
                        METHOD.matcher(Files.readString(file))
                                .results()
                                .forEach(method -> methods.add(method.group(1)));
                    }
                }
            }
        }
        return tests;
    }
}
