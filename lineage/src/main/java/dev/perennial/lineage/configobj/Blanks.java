package dev.perennial.lineage.configobj;

/** What Python takes for white space in text: more than Java's {@code Character.isWhitespace}, less than a trim. */
final class Blanks {
    private static final String OTHERS = "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
            + "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private Blanks() {}

    static boolean is(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r') || c >= 0x1c;
        }
        return c >= 0x85 && OTHERS.indexOf(c) >= 0;
    }

    /** The first index from {@code from} on that is no blank, at most the length. */
    static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of the text before {@code to} without its trailing blanks, at least {@code from}. */
    static int trim(String text, int from, int to) {
        int at = to;
        while (at > from && is(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Whether nothing but blanks and possibly a comment follows. */
    static boolean endsAt(String text, int from) {
        int at = skip(text, from);
        return at == text.length() || text.charAt(at) == '#';
    }
}
