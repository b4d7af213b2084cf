package dev.perennial.cli.manual;

import java.util.Locale;

/** Source of a manual page, in the man macros that groff and mandoc both know (groff_man(7), man(7)). */
final class Roff {
    /** Of the source, which the reader's program fills anew. */
    private static final int WIDTH = 78;

    private final StringBuilder out = new StringBuilder(8192);
    private String last = "";

    /**
     * Begins a page.
     *
     * @param date as in 2026-11-01
     */
    Roff(String name, int section, String date, String source) {
        out.append(".\\\" Made from the tables of commands and options; changes belong there.\n")
                .append(".TH \"")
                .append(escaped(upper(name)))
                .append("\" \"")
                .append(section)
                .append("\" \"")
                .append(date)
                .append("\" \"")
                .append(escaped(source))
                .append("\" \"Perennial Manual\"\n");
    }

    Roff section(String title) {
        return macro(".SH " + escaped(title));
    }

    Roff subsection(String title) {
        return macro(".SS " + escaped(title));
    }

    Roff paragraph(String text) {
        return parted().text(text);
    }

    Roff text(String text) {
        String rest = escaped(text);
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(' ', WIDTH);
            if (end <= 0) {
                break;
            }
            macro(line(rest.substring(0, end)));
            rest = rest.substring(end + 1);
        }
        return macro(line(rest));
    }

    /** What is typed, then what it stands with, in plain letters. */
    Roff synopsis(String bold, String rest) {
        return macro(line(bold(bold) + (rest.isEmpty() ? "" : ' ' + escaped(rest))));
    }

    /** An entry of a list: its tag, already in roff, and a text. */
    Roff entry(String tag, String text) {
        return macro(".TP").macro(line(tag)).text(text);
    }

    /** As typed in a shell, each character as it is. */
    Roff code(String purpose, String... lines) {
        if (!purpose.isEmpty()) {
            paragraph(purpose);
        }
        parted().macro(".RS 4").macro(".nf");
        for (String line : lines) {
            macro(line(escaped(line)));
        }
        return macro(".fi").macro(".RE");
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fP";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fP";
    }

    /** A heading parts what is above and below it already. */
    private Roff parted() {
        boolean heading = last.startsWith(".SH") || last.startsWith(".SS");
        return heading ? this : macro(".PP");
    }

    private Roff macro(String line) {
        last = line;
        out.append(line).append('\n');
        return this;
    }

    /** A point or a quote at the beginning would make it a request. */
    private static String line(String escaped) {
        return escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" + escaped : escaped;
    }

    /** So that what is copied from the page is what was meant: a hyphen and not a dash, straight quotes, a real tilde. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
