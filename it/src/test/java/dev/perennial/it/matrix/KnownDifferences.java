package dev.perennial.it.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The table of docs/certbot-differences.md, and which of its rows have been seen. */
final class KnownDifferences {
    private record Row(String id, String certbot, List<Pattern> where, List<Pattern> what) {
        boolean isOf(Contestant certbot) {
            return this.certbot.equals("any") || this.certbot.equals(certbot.label());
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Reads the rows {@code | id | Certbot | `scenario` | `difference` | why |}; a star stands for anything. */
    static KnownDifferences read(Path page) throws IOException {
        KnownDifferences known = new KnownDifferences();
        for (String line : Files.readAllLines(page)) {
            String[] cells = line.split("(?<!\\\\)\\|", -1);
            if (cells.length == 7 && cells[3].contains("`")) {
                known.rows.add(new Row(cells[1].strip(), cells[2].strip(), patterns(cells[3]), patterns(cells[4])));
            }
        }
        return known;
    }

    private static List<Pattern> patterns(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(code -> Pattern.compile(Pattern.quote(code.group(1)).replace("*", "\\E.*\\Q"), Pattern.DOTALL))
                .toList();
    }

    boolean lists(Contestant certbot, Difference difference) {
        boolean found = false;
        for (Row row : rows) {
            if (row.isOf(certbot)
                    && matches(row.where(), difference.scenario())
                    && matches(row.what(), difference.toString())) {
                seen.add(row.id());
                found = true;
            }
        }
        return found;
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    /** The rows about these that nothing has needed. */
    List<String> unseen(List<Contestant> certbots) {
        return rows.stream()
                .filter(row -> certbots.stream().anyMatch(row::isOf))
                .map(Row::id)
                .filter(id -> !seen.contains(id))
                .toList();
    }
}
