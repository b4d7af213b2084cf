package dev.perennial.lineage.configobj;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of keys, values and nested sections. A section is named by its path from the root, which is the empty path.
 * Touches no disk; not safe for use by several threads at once.
 */
public final class ConfigObj {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String file;
    private final String mark;
    private final Section root;
    private final Pieces pieces;

    private ConfigObj(String file, String mark, String newline, Parser.Parsed parsed) {
        this.file = file;
        this.mark = mark;
        this.root = parsed.root();
        this.pieces = new Pieces(parsed.pieces(), newline);
    }

    /** Reads a whole document; the file name is for error messages only. */
    public static ConfigObj parse(String text, String fileName) throws ConfigException {
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        int end = text.indexOf('\n');
        String newline = end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
        return new ConfigObj(fileName, mark, newline, Parser.parse(text.substring(mark.length()), fileName));
    }

    /** An empty document. */
    public static ConfigObj empty(String fileName) {
        return new ConfigObj(fileName, "", "\n", new Parser.Parsed(new Section("", null), new ArrayList<>()));
    }

    /** The whole text: what was parsed, but for what was set or removed since. */
    public String render() {
        return mark + pieces.render();
    }

    /** Whether there is neither a key nor a section. */
    public boolean isEmpty() {
        return root.entries.isEmpty() && root.sections.isEmpty();
    }

    /** The keys of a section in order; none if there is no such section. */
    public List<String> keys(List<String> path) {
        Section section = find(path);
        return section == null ? List.of() : List.copyOf(section.entries.keySet());
    }

    /** The names of the sections right below a section, in order. */
    public List<String> sections(List<String> path) {
        Section section = find(path);
        return section == null ? List.of() : List.copyOf(section.sections.keySet());
    }

    public boolean hasSection(List<String> path) {
        return find(path) != null;
    }

    /**
     * The value of a key, or the section of that name as a table.
     *
     * @throws ConfigException if it refers to another value by {@code %(name)s} and there is none
     */
    public Optional<ConfigValue> get(List<String> path, String key) throws ConfigException {
        Section section = find(path);
        if (section == null) {
            return Optional.empty();
        }
        Piece.Entry entry = section.entries.get(key);
        if (entry != null) {
            return Optional.of(Interpolation.resolve(entry, file));
        }
        Section below = section.sections.get(key);
        return below == null ? Optional.empty() : Optional.of(new ConfigValue.Table(table(below)));
    }

    /** The value of a key as it stands, {@code %(name)s} and all. */
    public Optional<ConfigValue> raw(List<String> path, String key) {
        Section section = find(path);
        Piece.Entry entry = section == null ? null : section.entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** All that is in a section, sections below it as tables; nothing if there is no such section. */
    public Map<String, ConfigValue> members(List<String> path) throws ConfigException {
        Section section = find(path);
        return section == null ? Map.of() : table(section);
    }

    private Map<String, ConfigValue> table(Section section) throws ConfigException {
        Map<String, ConfigValue> members = new LinkedHashMap<>();
        for (Piece.Entry entry : section.entries.values()) {
            members.put(entry.key(), Interpolation.resolve(entry, file));
        }
        for (Section below : section.sections.values()) {
            members.put(below.name, new ConfigValue.Table(table(below)));
        }
        return members;
    }

    /** The line of a key, from 1; 0 if it is not there or was not read from the file. For error messages. */
    public int line(List<String> path, String key) {
        Section section = find(path);
        Piece.Entry entry = section == null ? null : section.entries.get(key);
        return entry == null ? 0 : entry.line();
    }

    /**
     * Sets a value, making the section if need be. Nothing changes if the value is the same; otherwise only the value
     * itself does, not the spelling of its key or the comment after it. The members of a table are set one by one, and
     * those it does not name stay. A section and a value under one name replace each other.
     *
     * @throws ConfigException if the format has no way to write this
     */
    public void set(List<String> path, String key, ConfigValue value) throws ConfigException {
        Section section = make(path);
        if (value instanceof ConfigValue.Table(Map<String, ConfigValue> members)) {
            List<String> below = new ArrayList<>(path);
            below.add(key);
            make(below);
            for (Map.Entry<String, ConfigValue> member : members.entrySet()) {
                set(below, member.getKey(), member.getValue());
            }
            return;
        }
        Piece.Entry old = section.entries.get(key);
        if (old == null) {
            removeSection(section.sections.get(key));
            pieces.addEntry(section, key, value, new Quoting(file));
        } else if (!old.value().equals(value)) {
            pieces.replace(old, value, new Quoting(file));
        }
    }

    /** Removes a key, or a section with all that is in it; comments stay. Nothing happens if there is none. */
    public void remove(List<String> path, String key) {
        Section section = find(path);
        if (section != null) {
            removeSection(section.sections.get(key));
            Piece.Entry entry = section.entries.remove(key);
            if (entry != null) {
                pieces.remove(entry);
            }
        }
    }

    private @Nullable Section find(List<String> path) {
        Section at = root;
        for (String name : path) {
            at = at.sections.get(name);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private Section make(List<String> path) throws ConfigException {
        Section at = root;
        for (int i = 0; i < path.size(); i++) {
            Section below = at.sections.get(path.get(i));
            if (below == null) {
                remove(path.subList(0, i), path.get(i));
                below = new Section(path.get(i), at);
                pieces.addHeader(below, new Quoting(file));
                at.sections.put(below.name, below);
            }
            at = below;
        }
        return at;
    }

    private void removeSection(@Nullable Section section) {
        if (section != null && section.parent != null) {
            pieces.remove(section);
            section.parent.sections.remove(section.name);
        }
    }
}
