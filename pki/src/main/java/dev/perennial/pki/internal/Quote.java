package dev.perennial.pki.internal;

/** Text from outside made fit for a message: short, and unable to move a terminal's cursor or break a log line. */
public final class Quote {
    private static final int MAX = 80;

    private Quote() {}

    public static String of(String text) {
        String shown = text.length() > MAX ? text.substring(0, MAX) + "..." : text;
        return "\"" + printable(shown) + "\"";
    }

    /** The same text with U+FFFD for control characters and for those that change the direction of writing. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\ufffd' : c);
        }
        return out.toString();
    }
}
