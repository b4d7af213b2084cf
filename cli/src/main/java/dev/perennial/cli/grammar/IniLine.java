package dev.perennial.cli.grammar;

/**
 * One line of a cli.ini in any of its shapes: {@code key = value}, {@code key: value}, {@code key value}, {@code key},
 * with or without leading dashes, quotes around the value and a comment at the end.
 *
 * @param number from 1
 * @param key without dashes; empty if there is none
 * @param value empty if there is none
 */
record IniLine(int number, String key, String value) {
    /**
     * Takes a line apart.
     *
     * @param line without blanks around it
     */
    static IniLine of(int number, String line) {
        int end = 0;
        while (end < line.length() && "=: \t#;".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        String key = line.substring(0, end);
        // From the blank after the key, so that "key # comment" is a key alone.
        String rest = withoutComment(line.substring(end)).strip();
        if (rest.startsWith("=") || rest.startsWith(":")) {
            rest = rest.substring(1).strip();
        }
        return new IniLine(number, key.startsWith("--") ? key.substring(2) : key, unquote(rest));
    }

    /** Only a comment sign after a blank begins one, because URLs and passwords may contain it; none inside quotes. */
    private static String withoutComment(String rest) {
        char quote = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean afterBlank = i > 0 && Character.isWhitespace(rest.charAt(i - 1));
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (afterBlank || rest.charAt(Math.max(0, i - 1)) == '=')) {
                quote = rest.indexOf(c, i + 1) < 0 ? 0 : c;
            } else if ((c == '#' || c == ';') && afterBlank) {
                return rest.substring(0, i);
            }
        }
        return rest;
    }

    static String unquote(String value) {
        boolean quoted = value.length() > 1
                && value.charAt(0) == value.charAt(value.length() - 1)
                && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
