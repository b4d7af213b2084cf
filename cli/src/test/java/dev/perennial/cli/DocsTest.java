package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.VerbInfo;
import dev.perennial.cli.grammar.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name is there. */
class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> OF_OTHER_PROGRAMS = Set.of("--case", "--now", "--zstd");

    @Test
    void everyOptionIsInTheTable() throws IOException {
        Set<String> known = new HashSet<>(OF_OTHER_PROGRAMS);
        OptionTable table = OptionTable.standard();
        table.all().stream().map(Option::names).forEach(known::addAll);
        for (Path page : pages()) {
            List<String> named = found("(?<![\\w-])--[a-z][a-z0-9-]*", Files.readString(page));
            assertThat(named)
                    .as("options in %s", page)
                    .allMatch(option -> known.contains(option) || isOfProvider(option, table));
        }
    }

    private static boolean isOfProvider(String name, OptionTable table) {
        Option option = table.byDest(name.substring(2).replace('-', '_'));
        return name.equals("--dns-") || (option != null && !option.provider().isEmpty());
    }

    @Test
    void everyCommandIsOne() throws IOException {
        Set<String> known = new HashSet<>(Set.of("help"));
        Verbs.all().stream().map(VerbInfo::words).forEach(known::addAll);
        for (Path page : pages()) {
            if (page.endsWith("certbot-differences.md")) {
                continue; // its code is patterns, which MatrixTest reads
            }
            String commands = String.join("\n", found("(?m)```[^`]+```|`[^`]+`|^    .*", Files.readString(page)));
            assertThat(found("(?<=perennial )[a-z_]+", commands.replace("apt remove perennial", "")))
                    .as("commands in %s", page)
                    .isSubsetOf(known);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Path> all = pages();
        all.addAll(pages(ROOT));
        all.addAll(pages(ROOT.resolve("docs/adr")));
        for (Path page : all) {
            for (String link : found("(?<=\\]\\()[^)]+(?=\\))", Files.readString(page))) {
                if (!link.contains("://")) {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                    assertThat(target).as("%s in %s", link, page).exists();
                    if (parts.length == 2) {
                        assertThat(anchors(target)).as("headings of %s", target).contains(parts[1]);
                    }
                }
            }
        }
    }

    /** Each piece of a message on the page of messages is one that the program says. */
    @Test
    void everyMessageIsOneOfOurs() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String module : List.of("cli", "engine", "lineage", "dns", "acme")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    said.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
                }
            }
        }
        String page = Files.readString(ROOT.resolve("docs/errors.md"));
        for (String row : found("(?m)^\\| `[^|]*(?=\\|)", page)) {
            for (String message : found("(?<=`)[^`|]{3,}(?=`)", row)) {
                assertThat(said.indexOf(message))
                        .as("whether anything says: %s", message)
                        .isNotNegative();
            }
        }
    }

    /** Those by task; decisions name options of other programs. */
    private static List<Path> pages() throws IOException {
        return pages(ROOT.resolve("docs"));
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(
                    all.filter(file -> file.toString().endsWith(".md")).toList());
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** As the places that show Markdown make them. */
    private static List<String> anchors(Path page) throws IOException {
        return found("(?m)(?<=^#{1,6} ).*$", Files.readString(page)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
