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
    private record Row(String id, List<Pattern> where, List<Pattern> what) {}

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Reads the rows {@code | id | `scenario` | `difference` | why |}; a star stands for anything. */
    static KnownDifferences read(Path page) throws IOException {
        KnownDifferences known = new KnownDifferences();
        for (String line : Files.readAllLines(page)) {
            String[] cells = line.split("(?<!\\\\)\\|", -1);
            if (cells.length == 6 && cells[2].contains("`")) {
                known.rows.add(new Row(cells[1].strip(), patterns(cells[2]), patterns(cells[3])));
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

    boolean lists(Difference difference) {
        boolean found = false;
        for (Row row : rows) {
            if (matches(row.where(), difference.scenario()) && matches(row.what(), difference.toString())) {
                seen.add(row.id());
                found = true;
            }
        }
        return found;
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    /** The rows that nothing has needed. */
    List<String> unseen() {
        return rows.stream().map(Row::id).filter(id -> !seen.contains(id)).toList();
    }
}
