package dev.perennial.lineage.configobj;

import org.jspecify.annotations.Nullable;

/**
 * A line such as {@code [[name]]  # comment}. ConfigObj's regular expression tries as many opening brackets as possible
 * first and the shortest name first, and this agrees with it in what it gives back on the way.
 *
 * @param opened how many brackets open
 * @param closed how many close, which may differ: that is for the caller to complain about
 */
record Marker(int opened, int closed, String name) {

    static @Nullable Marker match(String line) {
        int first = Blanks.skip(line, 0);
        int brackets = 0;
        for (int at = first; at < line.length() && line.charAt(at) == '['; at = Blanks.skip(line, at + 1)) {
            brackets++;
        }
        for (int opened = brackets; opened > 0; opened--) {
            int start = first;
            for (int i = 0; i < opened; i++) {
                start = Blanks.skip(line, start + 1);
            }
            Marker found = start < line.length() ? name(line, start, opened) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Marker name(String line, int start, int opened) {
        char quote = line.charAt(start);
        if (Quotes.is(quote)) {
            int end = line.indexOf(quote, start + 1);
            for (; end >= 0; end = line.indexOf(quote, end + 1)) {
                boolean empty = Blanks.skip(line, start + 1) >= end;
                int closed = empty ? 0 : closing(line, end + 1);
                if (closed > 0) {
                    return new Marker(opened, closed, line.substring(start + 1, end));
                }
            }
            return null;
        }
        for (int end = start + 1; end < line.length(); end++) {
            int closed = closing(line, end);
            if (closed > 0) {
                return new Marker(opened, closed, line.substring(start, end));
            }
        }
        return null;
    }

    /** How many brackets close from here to the end of the line; 0 if anything else comes between. */
    private static int closing(String line, int from) {
        int closed = 0;
        int at = Blanks.skip(line, from);
        while (at < line.length() && line.charAt(at) == ']') {
            closed++;
            at = Blanks.skip(line, at + 1);
        }
        return at == line.length() || line.charAt(at) == '#' ? closed : 0;
    }
}
