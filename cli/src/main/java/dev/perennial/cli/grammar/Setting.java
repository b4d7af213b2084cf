package dev.perennial.cli.grammar;

import java.util.List;

/**
 * The value of an option and who gave it.
 *
 * @param values one string for all kinds but lists; a flag holds {@code true} or {@code false}
 */
record Setting(List<String> values, Origin origin) {
    static final Setting NONE = new Setting(List.of(), Origin.DEFAULT);

    static Setting of(String value, Origin origin) {
        return new Setting(List.of(value), origin);
    }

    boolean setByUser() {
        return origin.compareTo(Origin.FILE) >= 0;
    }
}
