package dev.perennial.lineage.configobj;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code %(name)s} by the value of {@code name}: from the section that holds the value, from a section
 * {@code [DEFAULT]} in it, then outwards. A {@code %} that does not look so stays as it is.
 */
final class Interpolation {
    /** Values that refer to each other can grow exponentially, in length and in work. */
    private static final int MAX_REFERENCES = 1000;

    private final Section section;
    private final Piece.Entry entry;
    private final String file;
    private final Set<String> open = new HashSet<>();
    private int references;

    private Interpolation(Section section, Piece.Entry entry, String file) {
        this.section = section;
        this.entry = entry;
        this.file = file;
    }

    static ConfigValue resolve(Piece.Entry entry, String file) throws ConfigException {
        Interpolation work = new Interpolation(entry.section(), entry, file);
        return switch (entry.value()) {
            case ConfigValue.Text(String text)
            when text.indexOf('%') >= 0 -> new ConfigValue.Text(work.resolve(entry.key(), text));
            case ConfigValue.Items(List<String> items) -> {
                List<String> resolved = new ArrayList<>(items.size());
                for (String item : items) {
                    resolved.add(item.indexOf('%') < 0 ? item : work.resolve(entry.key(), item));
                }
                yield new ConfigValue.Items(resolved);
            }
            default -> entry.value();
        };
    }

    private String resolve(String key, String text) throws ConfigException {
        if (!open.add(key)) {
            throw error("%(" + key + ")s refers to itself");
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (int start = text.indexOf("%("); start >= 0; start = text.indexOf("%(", start)) {
            int end = text.indexOf(')', start);
            if (end < 0) {
                break;
            }
            if (!text.startsWith("s", end + 1)) {
                start++;
                continue;
            }
            String name = text.substring(start + 2, end);
            if (++references > MAX_REFERENCES) {
                throw error("there are too many %(...)s");
            }
            out.append(text, done, start).append(resolve(name, find(name)));
            start = end + 2;
            done = start;
        }
        open.remove(key);
        return out.append(text, done, text.length()).toString();
    }

    private String find(String name) throws ConfigException {
        for (Section at = section; at != null; at = at.parent) {
            Piece.Entry found = at.entries.get(name);
            if (found == null) {
                found = fromDefaults(at, name);
            }
            if (found != null) {
                if (found.value() instanceof ConfigValue.Text(String text)) {
                    return text;
                }
                throw error("%(" + name + ")s refers to a list");
            }
        }
        throw error("%(" + name + ")s refers to nothing in this file");
    }

    private static Piece.@Nullable Entry fromDefaults(Section section, String name) {
        Section defaults = section.sections.get("DEFAULT");
        return defaults == null ? null : defaults.entries.get(name);
    }

    private ConfigException error(String complaint) {
        return new ConfigException(file, entry.line(), "in the value of " + entry.key() + ", " + complaint);
    }
}
