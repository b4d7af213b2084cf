package dev.perennial.lineage.configobj;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and sections under one name. Identity counts: two sections are never equal. */
final class Section {
    final String name;
    final @Nullable Section parent;
    final int depth;
    final Map<String, Piece.Entry> entries = new LinkedHashMap<>();
    final Map<String, Section> sections = new LinkedHashMap<>();

    /** @param parent null for the root */
    Section(String name, @Nullable Section parent) {
        this.name = name;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /** Keys and sections share one name space. */
    boolean has(String key) {
        return entries.containsKey(key) || sections.containsKey(key);
    }

    boolean within(Section other) {
        for (Section at = this; at != null; at = at.parent) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    /** The section of that depth around this one, this one included. */
    Section at(int wantedDepth) {
        Section at = this;
        while (at.depth > wantedDepth && at.parent != null) {
            at = at.parent;
        }
        return at;
    }
}
