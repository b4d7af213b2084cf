package dev.perennial.lineage.configobj;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right side of an assignment on one line: a text or a list, and perhaps a comment. ConfigObj finds the items with a
 * backtracking regular expression and cuts them with a second one; this takes the same choices in the same order, but
 * remembers dead ends, so that its time stays linear where the expressions' grows exponentially.
 */
final class ValueSyntax {
    /** Far more than any option has; bounds the depth of the recursion. */
    private static final int MAX_ITEMS = 1000;

    /** @param end where the value ends in the text: what follows is blank or a comment */
    record Parsed(ConfigValue value, int end) {}

    private final String text;
    private final BitSet deadEnds = new BitSet();
    private int listEnd;
    private int singleEnd;
    private boolean single;

    private ValueSyntax(String text) {
        this.text = text;
    }

    /** Null if it is badly quoted or a bad list. */
    static @Nullable Parsed parse(String text) {
        return new ValueSyntax(text).parse();
    }

    private @Nullable Parsed parse() {
        if (!items(0, 0)) {
            boolean emptyList = text.startsWith(",") && Blanks.endsAt(text, 1);
            return emptyList ? new Parsed(new ConfigValue.Items(List.of()), 1) : null;
        }
        String last = single ? text.substring(listEnd, singleEnd) : "";
        if (listEnd == 0) {
            return single
                    ? new Parsed(new ConfigValue.Text(last.isEmpty() ? "" : Quotes.strip(last)), singleEnd)
                    : null;
        }
        List<String> values = new ArrayList<>();
        if (!cut(values)) {
            return null;
        }
        if (last.isEmpty()) {
            return new Parsed(new ConfigValue.Items(values), Blanks.trim(text, 0, listEnd));
        }
        values.add(Quotes.strip(last));
        return new Parsed(new ConfigValue.Items(values), singleEnd);
    }

    /** Finds where the items that end in a comma stop and the last one begins. */
    private boolean items(int from, int depth) {
        if (deadEnds.get(from) || depth > MAX_ITEMS) {
            return false;
        }
        char first = from < text.length() ? text.charAt(from) : '#';
        if (Quotes.is(first)) {
            for (int end = text.indexOf(first, from + 1); end >= 0; end = text.indexOf(first, end + 1)) {
                if (more(Blanks.skip(text, end + 1), depth)) {
                    return true;
                }
            }
        } else if (first != ',' && first != '#') {
            int end = from + 1;
            while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '#') {
                end++;
            }
            if (more(end, depth)) {
                return true;
            }
        }
        if (last(from)) {
            listEnd = from;
            return true;
        }
        deadEnds.set(from);
        return false;
    }

    /** Whether a comma stands here and the rest fits, with as many blanks after the comma passed over as possible. */
    private boolean more(int comma, int depth) {
        if (comma >= text.length() || text.charAt(comma) != ',') {
            return false;
        }
        for (int next = Blanks.skip(text, comma + 1); next > comma; next--) {
            if (items(next, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean last(int from) {
        char first = from < text.length() ? text.charAt(from) : '#';
        if (Quotes.is(first)) {
            for (int end = text.indexOf(first, from + 1); end >= 0; end = text.indexOf(first, end + 1)) {
                if (Blanks.endsAt(text, end + 1)) {
                    return single(end + 1);
                }
            }
            return false;
        }
        if (first != ',' && first != '#' && !Blanks.is(first)) {
            int comment = text.indexOf('#', from + 1);
            int end = Blanks.trim(text, from + 1, comment < 0 ? text.length() : comment);
            int comma = text.indexOf(',', from + 1);
            return (comma < 0 || comma >= end) && single(end);
        }
        if (!Blanks.endsAt(text, from)) {
            return false;
        }
        single = from == 0 || text.charAt(from - 1) != ',';
        singleEnd = from;
        return true;
    }

    private boolean single(int end) {
        single = true;
        singleEnd = end;
        return true;
    }

    /** ConfigObj's second expression. False for an item without any text, which only quotes can stand for. */
    private boolean cut(List<String> values) {
        int at = 0;
        while (true) {
            int end = itemEnd(at);
            if (end < 0) {
                return true;
            }
            if (end == at) {
                return false;
            }
            values.add(Quotes.strip(text.substring(at, end)));
            at = Blanks.skip(text, Blanks.skip(text, end) + 1);
        }
    }

    private int itemEnd(int from) {
        char first = from < listEnd ? text.charAt(from) : ',';
        if (Quotes.is(first)) {
            for (int end = text.indexOf(first, from + 1); end >= 0; end = text.indexOf(first, end + 1)) {
                int comma = Blanks.skip(text, end + 1);
                if (comma < listEnd && text.charAt(comma) == ',') {
                    return end + 1;
                }
            }
        }
        boolean plain = !Quotes.is(first) && first != ',' && first != '#';
        int comma = text.indexOf(',', plain ? from + 1 : from);
        return comma < 0 || comma >= listEnd ? -1 : Blanks.trim(text, plain ? from + 1 : from, comma);
    }
}
