package dev.perennial.lineage.configobj;

final class Quotes {
    private Quotes() {}

    static boolean is(char c) {
        return c == '"' || c == '\'';
    }

    /** Takes one pair of equal quotes off, if there is one. */
    static String strip(String text) {
        char first = text.charAt(0);
        if (!is(first) || first != text.charAt(text.length() - 1)) {
            return text;
        }
        return text.length() == 1 ? "" : text.substring(1, text.length() - 1);
    }
}
