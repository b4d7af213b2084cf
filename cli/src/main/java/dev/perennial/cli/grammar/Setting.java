package dev.perennial.cli.grammar;

import java.util.List;

/**
 * The value of an option and who gave it.
 *
 * @param values one string for all kinds but lists; a flag holds {@code true} or {@code false}
 */
public record Setting(List<String> values, Origin origin) {
    static Setting of(String value, Origin origin) {
        return new Setting(List.of(value), origin);
    }

    boolean setByUser() {
        return origin.compareTo(Origin.FILE) >= 0;
    }
}
