package dev.perennial.lineage.configobj;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells names and values so that they are read back as they are. The first choice is ConfigObj's; where its choice
 * would not survive (it picks the wrong triple quotes, for one), another is taken if there is one.
 */
final class Quoting {
    private final String file;

    Quoting(String file) {
        this.file = file;
    }

    String value(ConfigValue value) throws ConfigException {
        for (String candidate : candidates(value)) {
            if (readsBack("k = " + candidate + "\n", value)) {
                return candidate;
            }
        }
        throw unwritable(value.items().toString());
    }

    private static List<String> candidates(ConfigValue value) {
        return switch (value) {
            case ConfigValue.Text(String text) -> {
                boolean triple = text.indexOf('\n') >= 0 || (text.indexOf('"') >= 0 && text.indexOf('\'') >= 0);
                List<String> all = new ArrayList<>();
                if (triple) {
                    all.addAll(List.of("'''" + text + "'''", "\"\"\"" + text + "\"\"\""));
                }
                all.addAll(List.of(plain(text), '"' + text + '"', '\'' + text + '\'', text));
                yield all;
            }
            case ConfigValue.Items(List<String> items) -> {
                List<String> plain = new ArrayList<>();
                List<String> quoted = new ArrayList<>();
                for (String item : items) {
                    plain.add(plain(item));
                    quoted.add(quoted(item));
                }
                yield List.of(join(plain), join(quoted));
            }
            case ConfigValue.Table table -> List.of();
        };
    }

    private static String join(List<String> items) {
        return items.size() < 2 ? String.join("", items) + ',' : String.join(", ", items);
    }

    /** ConfigObj's rule for what fits on a line. */
    private static String plain(String text) {
        boolean bare = !text.isEmpty()
                && !edge(text.charAt(0))
                && !edge(text.charAt(text.length() - 1))
                && text.indexOf(',') < 0
                && text.indexOf('#') < 0;
        return bare ? text : quoted(text);
    }

    private static String quoted(String text) {
        return text.indexOf('"') >= 0 ? '\'' + text + '\'' : '"' + text + '"';
    }

    private static boolean edge(char c) {
        return " \r\n\u000b\t'\"".indexOf(c) >= 0;
    }

    private boolean readsBack(String line, ConfigValue value) {
        try {
            Parser.Parsed parsed = Parser.parse(line, file);
            return parsed.pieces().size() == 1
                    && parsed.pieces().getFirst() instanceof Piece.Entry entry
                    && entry.value().equals(value);
        } catch (ConfigException e) {
            return false; // a candidate that cannot be read is no candidate
        }
    }

    String key(String key) throws ConfigException {
        for (String candidate : List.of(plain(key), '"' + key + '"', '\'' + key + '\'')) {
            Assignment read = candidate.indexOf('\n') < 0 ? Assignment.match(candidate + " = v") : null;
            if (read != null && read.key().equals(key) && isAssignment(candidate)) {
                return candidate;
            }
        }
        throw unwritable(key);
    }

    private boolean isAssignment(String candidate) {
        return readsBack(candidate + " = v\n", new ConfigValue.Text("v"));
    }

    String header(String name, int depth) throws ConfigException {
        for (String candidate : List.of(plain(name), '"' + name + '"', '\'' + name + '\'')) {
            String line = "[".repeat(depth) + candidate + "]".repeat(depth);
            Marker read = candidate.indexOf('\n') < 0 ? Marker.match(line) : null;
            if (read != null
                    && read.opened() == depth
                    && read.closed() == depth
                    && read.name().equals(name)) {
                return line;
            }
        }
        throw unwritable(name);
    }

    private ConfigException unwritable(String what) {
        return new ConfigException(file, 0, "this format has no way to write " + what);
    }
}
