package dev.perennial.dns;

import java.util.Locale;

/**
 * What is asked.
 *
 * @param name in lower case without a final dot; empty for the root
 */
public record Question(String name, RecordType type) {
    /** Takes a name in any case, with or without the final dot. */
    public Question {
        name = normal(name);
    }

    /** In lower case without a final dot. */
    public static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The name without its first label; empty for a name of one. */
    public static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** Whether a name is this zone or in it. */
    public static boolean within(String name, String zone) {
        return zone.isEmpty() || name.equals(zone) || name.endsWith('.' + zone);
    }

    @Override
    public String toString() {
        return type + " of " + name;
    }
}
