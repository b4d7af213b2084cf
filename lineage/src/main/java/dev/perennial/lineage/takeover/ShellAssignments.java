package dev.perennial.lineage.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that a shell reads, taken as data: {@code KEY=VALUE} lines, quoted or not, perhaps with variables that the file
 * itself set before. Nothing is ever run; whatever is more than that is not understood, and said to be so.
 */
final class ShellAssignments {
    private static final String SPECIAL = "`;&|<>()*?[]{}~!";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> unclear = new ArrayList<>();

    private ShellAssignments(Map<String, String> known) {
        values.putAll(known);
    }

    static ShellAssignments parse(String text) {
        return parse(text, Map.of());
    }

    /** @param known what was set before the file is read */
    static ShellAssignments parse(String text, Map<String, String> known) {
        ShellAssignments parsed = new ShellAssignments(known);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            parsed.line(line.strip(), ++number);
        }
        return parsed;
    }

    /** Empty if it is not set, or set in a way that is not understood. */
    String get(String key) {
        return values.getOrDefault(key, "");
    }

    Map<String, String> all() {
        return values;
    }

    /** What was not understood, as {@code line 3 (HOOK)}: without the values, which may be secrets. */
    List<String> unclear() {
        return unclear;
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? "" : assignment.substring(0, equals);
        boolean name =
                !key.isEmpty() && key.chars().allMatch(c -> c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
        Optional<String> value = name ? value(assignment.substring(equals + 1)) : Optional.empty();
        if (value.isPresent()) {
            values.put(key, value.get());
        } else {
            values.remove(key); // what it was before does not hold any more
            unclear.add("line " + number + (name ? " (" + key + ')' : ""));
        }
    }

    private Optional<String> value(String text) {
        StringBuilder value = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == '\'') {
                if (c == '\'') {
                    quote = 0;
                } else {
                    value.append(c);
                }
            } else if (c == '$') {
                int end = variable(text, i, value);
                if (end < 0) {
                    return Optional.empty();
                }
                i = end;
            } else if (c == '`' || (c == '\\' && i + 1 == text.length())) {
                return Optional.empty();
            } else if (c == '\\') {
                char next = text.charAt(++i);
                if (quote == '"' && "\"\\$`".indexOf(next) < 0) {
                    value.append(c);
                }
                value.append(next);
            } else if (quote == '"') {
                if (c == '"') {
                    quote = 0;
                } else {
                    value.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                String rest = text.substring(i).strip();
                return rest.isEmpty() || rest.startsWith("#") ? Optional.of(value.toString()) : Optional.empty();
            } else if (SPECIAL.indexOf(c) >= 0) {
                return Optional.empty();
            } else {
                value.append(c);
            }
        }
        return quote == 0 ? Optional.of(value.toString()) : Optional.empty();
    }

    /** Appends the value of a variable that was set above; the index of its last character, or -1 if there is none. */
    private int variable(String text, int dollar, StringBuilder value) {
        boolean braces = text.startsWith("{", dollar + 1);
        int from = dollar + (braces ? 2 : 1);
        int to = from;
        while (to < text.length() && (text.charAt(to) == '_' || Character.isLetterOrDigit(text.charAt(to)))) {
            to++;
        }
        String known = values.get(text.substring(from, to));
        boolean closed = !braces || text.startsWith("}", to);
        if (known == null || !closed) {
            return -1;
        }
        value.append(known);
        return braces ? to : to - 1;
    }
}
