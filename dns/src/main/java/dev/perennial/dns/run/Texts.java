package dev.perennial.dns.run;

import dev.perennial.dns.Question;

/** How providers write the same thing in different ways. */
final class Texts {
    private Texts() {}

    /**
     * The value of a TXT record, of which some give the form of a zone file: {@code "abc" "def"}, with a backslash before
     * quotes. Three digits after a backslash stay as they are: some mean decimal and some octal ones, and the value of somebody
     * else is to be written back as it was.
     */
    static String value(String text) {
        String given = text.strip();
        if (given.length() < 2 || given.charAt(0) != '"' || given.charAt(given.length() - 1) != '"') {
            return given;
        }
        StringBuilder all = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (c == '"') {
                within = !within;
            } else if (within && c == '\\' && i + 1 < given.length() && !isCode(given, i + 1)) {
                i++;
                all.append(given.charAt(i));
            } else if (within) {
                all.append(c);
            }
        }
        return all.toString();
    }

    private static boolean isCode(String text, int at) {
        return at + 3 <= text.length() && text.substring(at, at + 3).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A name as this program has it: in lower case and ASCII, without a final dot. */
    static String name(String text) {
        return Question.normal(ALabels.of(text.strip()));
    }

    /** Whether both mean the same, in names above all. */
    static boolean same(String one, String other) {
        return name(one).equals(name(other));
    }
}
