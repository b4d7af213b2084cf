package dev.perennial.lineage.configobj;

import org.jspecify.annotations.Nullable;

/**
 * The left side of a line such as {@code key = value}.
 *
 * @param key without its quotes
 * @param valueStart where the value begins in the line, comment and trailing blanks included
 */
record Assignment(String key, int valueStart) {

    /**
     * Null if the line is no assignment. If nothing fits after the indentation, ConfigObj lets the last blanks of the
     * indentation belong to the key, and so does this.
     */
    static @Nullable Assignment match(String line) {
        for (int start = Blanks.skip(line, 0); start >= 0; start--) {
            Assignment found = start < line.length() ? at(line, start) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Assignment at(String line, int start) {
        char first = line.charAt(start);
        if (Quotes.is(first)) {
            for (int end = line.indexOf(first, start + 1); end >= 0; end = line.indexOf(first, end + 1)) {
                int equals = Blanks.skip(line, end + 1);
                if (equals < line.length() && line.charAt(equals) == '=') {
                    return new Assignment(line.substring(start + 1, end), Blanks.skip(line, equals + 1));
                }
            }
            return null;
        }
        int equals = line.indexOf('=', start + 1);
        if (first == '=' || equals < 0) {
            return null;
        }
        int end = Blanks.trim(line, start + 1, equals);
        return new Assignment(line.substring(start, end), Blanks.skip(line, equals + 1));
    }
}
