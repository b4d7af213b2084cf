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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the page on faults names are there, and are found by the number of their case. */
class FaultsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int CASE = 1;
    private static final int TESTS = 4;
    private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern TAG_OR_METHOD =
            Pattern.compile("@Tag\\(\"case(\\d+)\"\\)|^    (?:void|Stream<DynamicTest>) (\\w+)\\(", Pattern.MULTILINE);

    @Test
    void everyTestThatIsNamedIsThereAndBearsTheTagsOfItsCases() throws IOException {
        Map<String, Set<String>> tests = tests();
        assertThat(named()).hasSizeGreaterThan(100).allSatisfy((test, cases) -> {
            assertThat(tests).as("named for %s", cases).containsKey(test);
            assertThat(tests.get(test)).as(test).isEqualTo(cases);
        });
    }

    @Test
    void everyTestWithATagIsNamed() throws IOException {
        Map<String, Set<String>> named = named();
        tests().forEach((test, cases) ->
                assertThat(named.getOrDefault(test, Set.of())).as(test).containsAll(cases));
    }

    @Test
    void everyCaseHasATestOrSaysThatItHasNone() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(50)
                .allSatisfy(row -> assertThat(row).as(row[CASE]).hasSize(TESTS + 1))
                .allSatisfy(row -> assertThat(row[TESTS].equals("-")
                                || NAME.matcher(row[TESTS]).find())
                        .as(row[CASE])
                        .isTrue());
    }

    /** The cases of each test, by the page. */
    private static Map<String, Set<String>> named() throws IOException {
        Map<String, Set<String>> named = new HashMap<>();
        for (String[] row : rows()) {
            NAME.matcher(row[TESTS])
                    .results()
                    .forEach(name -> named.computeIfAbsent(
                                    name.group(1) + "." + name.group(2), absent -> new HashSet<>())
                            .add(row[CASE]));
        }
        return named;
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

    /** The cases of each method of a test, by its tags; two classes of one name count as one. */
    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new HashMap<>();
        for (String module : List.of("pki", "acme", "engine", "lineage", "dns", "cli", "it")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = file.getFileName().toString();
                    if (name.endsWith("Test.java")) {
                        collect(name.replace(".java", "."), Files.readString(file), tests);
                    }
                }
            }
        }
        return tests;
    }

    private static void collect(String name, String source, Map<String, Set<String>> tests) {
        Set<String> tags = new HashSet<>();
        for (MatchResult found :
                (Iterable<MatchResult>) TAG_OR_METHOD.matcher(source).results()::iterator) {
            if (found.group(1) != null) {
                tags.add(found.group(1));
            } else {
                tests.computeIfAbsent(name + found.group(2), absent -> new HashSet<>())
                        .addAll(tags);
                tags.clear();
            }
        }
    }
}
