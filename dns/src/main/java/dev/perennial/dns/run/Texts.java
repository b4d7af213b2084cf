package dev.perennial.dns.run;

import dev.perennial.dns.Question;

/** How providers write the same thing in different ways. */
final class Texts {
    private Texts() {}

    /**
     * The value of a TXT record, of which some give the form of a zone file: {@code "abc" "def"}, with a backslash before
     * quotes.
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
            } else if (within && c == '\\' && i + 1 < given.length()) {
                i++;
                all.append(given.charAt(i));
            } else if (within) {
                all.append(c);
            }
        }
        return all.toString();
    }

    /** Whether both mean the same, in names above all. */
    static boolean same(String one, String other) {
        return Question.normal(one.strip()).equals(Question.normal(other.strip()));
    }
}
