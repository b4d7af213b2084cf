package dev.perennial.cli.manual;

/** Text in 80 columns. A word that is longer stands out: a URL in two parts is no use to anybody. */
final class Layout {
    static final int WIDTH = 80;

    /** Where the right column of a list begins. */
    private static final int COLUMN = 30;

    private final StringBuilder out = new StringBuilder(4096);

    Layout blank() {
        out.append('\n');
        return this;
    }

    /** As it is. */
    Layout line(String text) {
        out.append(text).append('\n');
        return this;
    }

    /** Words in lines, each behind this many blanks. */
    Layout paragraph(int indent, String text) {
        out.repeat(' ', indent);
        return filled(indent, indent, text);
    }

    /** A first word or more, and what follows it in lines under it. */
    Layout hanging(String begin, int indent, String text) {
        out.append(begin).append(' ');
        return filled(begin.length() + 1, indent, text);
    }

    /** Two columns; what is too wide for the left one has a line of its own. */
    Layout item(String left, String right) {
        out.append("  ").append(left);
        int at = left.length() + 2;
        if (at > COLUMN - 2) {
            out.append('\n');
            at = 0;
        }
        out.repeat(' ', COLUMN - at);
        return filled(COLUMN, COLUMN, right);
    }

    private Layout filled(int from, int indent, String text) {
        int at = from;
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            if (!first && at + 1 + word.length() > WIDTH) {
                out.append('\n').repeat(' ', indent);
                at = indent;
            } else if (!first) {
                out.append(' ');
                at++;
            }
            out.append(word);
            at += word.length();
            first = false;
        }
        return blank();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
