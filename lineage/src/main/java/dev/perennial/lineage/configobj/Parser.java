package dev.perennial.lineage.configobj;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into pieces. Stops at the first thing it cannot understand, which is the first that ConfigObj reports. */
final class Parser {
    private static final int MAX_DEPTH = 16;

    private final String text;
    private final String file;
    private final Section root = new Section("", null);
    private final List<Piece> pieces = new ArrayList<>();
    private Section section = root;
    private int at;
    private int lines;

    private Parser(String text, String file) {
        this.text = text;
        this.file = file;
    }

    record Parsed(Section root, List<Piece> pieces) {}

    static Parsed parse(String text, String file) throws ConfigException {
        return new Parser(text, file).parse();
    }

    private Parsed parse() throws ConfigException {
        while (at < text.length()) {
            String raw = nextLine();
            String line = withoutEnd(raw);
            int first = Blanks.skip(line, 0);
            if (first == line.length() || line.charAt(first) == '#') {
                pieces.add(new Piece.Trivia(raw));
                continue;
            }
            Marker marker = line.charAt(first) == '[' ? Marker.match(line) : null;
            if (marker != null) {
                open(marker, raw);
            } else {
                assign(raw, line);
            }
        }
        return new Parsed(root, pieces);
    }

    private String nextLine() {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 ? text.length() : newline + 1;
        String line = text.substring(at, end);
        at = end;
        lines++;
        return line;
    }

    private static String withoutEnd(String raw) {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\r')) {
            end--;
        }
        return raw.substring(0, end);
    }

    private void open(Marker marker, String raw) throws ConfigException {
        if (marker.opened() != marker.closed()) {
            throw error(lines, marker.opened() + " brackets open a section and " + marker.closed() + " close it");
        }
        if (marker.opened() > section.depth + 1 || marker.opened() > MAX_DEPTH) {
            throw error(lines, "the section [" + marker.name() + "] has too many brackets");
        }
        Section parent = section.at(marker.opened() - 1);
        if (parent.has(marker.name())) {
            throw error(lines, "[" + marker.name() + "] is there twice");
        }
        section = new Section(marker.name(), parent);
        parent.sections.put(marker.name(), section);
        pieces.add(new Piece.Header(raw, section));
    }

    private void assign(String raw, String line) throws ConfigException {
        Assignment assignment = Assignment.match(line);
        if (assignment == null) {
            throw error(lines, "this is neither a [section] nor \"key = value\"");
        }
        int number = lines;
        String key = assignment.key();
        int start = assignment.valueStart();
        Piece.Entry entry;
        if (line.startsWith("'''", start) || line.startsWith("\"\"\"", start)) {
            entry = quoted(raw, line, key, start);
        } else {
            ValueSyntax.Parsed value = ValueSyntax.parse(line.substring(start));
            entry = value == null
                    ? null
                    : new Piece.Entry(raw, section, key, value.value(), start, start + value.end(), number);
        }
        if (entry == null) {
            throw error(number, "the value of " + key + " is badly quoted or not a proper list");
        }
        if (section.has(key)) {
            throw error(number, key + " is there twice");
        }
        section.entries.put(key, entry);
        pieces.add(entry);
    }

    /** In triple quotes, over any number of lines. Null if the quotes never close or something follows them. */
    private Piece.@Nullable Entry quoted(String raw, String line, String key, int start) {
        String quotes = line.substring(start, start + 3);
        int number = lines;
        int end = closing(line, quotes, start + 3);
        if (end >= 0) {
            ConfigValue value = new ConfigValue.Text(line.substring(start + 3, end));
            return new Piece.Entry(raw, section, key, value, start, end + 3, number);
        }
        if (line.indexOf(quotes, start + 3) >= 0) {
            return null;
        }
        StringBuilder all = new StringBuilder(raw);
        StringBuilder value = new StringBuilder(line.substring(start + 3));
        while (at < text.length()) {
            int before = all.length();
            String nextRaw = nextLine();
            String next = withoutEnd(nextRaw);
            all.append(nextRaw);
            value.append('\n');
            if (next.contains(quotes)) {
                end = closing(next, quotes, 0);
                if (end < 0) {
                    return null;
                }
                ConfigValue whole =
                        new ConfigValue.Text(value.append(next, 0, end).toString());
                return new Piece.Entry(all.toString(), section, key, whole, start, before + end + 3, number);
            }
            value.append(next);
        }
        return null;
    }

    private static int closing(String line, String quotes, int from) {
        int end = line.indexOf(quotes, from);
        while (end >= 0 && !Blanks.endsAt(line, end + 3)) {
            end = line.indexOf(quotes, end + 1);
        }
        return end;
    }

    private ConfigException error(int line, String complaint) {
        return new ConfigException(file, line, complaint);
    }
}
