package dev.perennial.lineage.configobj;

import java.util.List;
import java.util.Random;

/** Documents that are mostly right, with everything in them that has a meaning somewhere. */
final class RandomDocuments {
    /** No key is called DEFAULT: looking for a reference, ConfigObj fails over one. */
    private static final List<String> KEYS = List.of("a", "b", "c d", "renew_hook", "ü", "::1", "x.y");

    private static final List<String> SECTIONS = List.of("a", "b", "c d", "renewalparams", "DEFAULT", "ü");
    private static final List<String> VALUE_PARTS = List.of(
            "a",
            "bc",
            "/var/www",
            " ",
            "  ",
            "\t",
            ",",
            ", ",
            ",",
            "#",
            " # no",
            "'",
            "\"",
            "'''",
            "\"\"\"",
            "=",
            "[",
            "]",
            "%",
            "%(a)s",
            "%(b)s",
            "%(nothing)s",
            "%(",
            ")s",
            "é",
            "\u00a0",
            "\u2003",
            "\r",
            "\\",
            ";",
            "'a, b'",
            "\"c\"");
    private static final List<String> LINE_PARTS =
            List.of("[", "]", "=", "a", "'", "\"", " ", "#", ",", "\t", "b", "'''", "]]", "[[", "\u00a0");

    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    String document() {
        StringBuilder out = new StringBuilder(random.nextInt(30) == 0 ? "\ufeff" : "");
        String newline = random.nextInt(5) == 0 ? "\r\n" : "\n";
        int lines = 1 + random.nextInt(7);
        for (int i = 0; i < lines; i++) {
            out.append(line(i)).append(random.nextInt(10) == 0 ? "\n" : newline);
        }
        return random.nextInt(6) == 0 ? out.substring(0, out.length() - 1) : out.toString();
    }

    private String line(int number) {
        return switch (random.nextInt(12)) {
            case 0 -> " ".repeat(random.nextInt(3)) + "# comment";
            case 1 -> " ".repeat(random.nextInt(2));
            case 2, 3 -> header();
            case 4 -> parts(LINE_PARTS, 7);
            case 5 -> blanks() + one(KEYS) + number + " = " + one(List.of("\"\"\"", "'''")) + parts(VALUE_PARTS, 4);
            default -> blanks() + key(number) + blanks() + "=" + blanks() + parts(VALUE_PARTS, 6);
        };
    }

    private String header() {
        String open = "[".repeat(1 + random.nextInt(3));
        String close = random.nextInt(12) == 0 ? "]" : "]".repeat(open.length());
        String name = random.nextInt(4) == 0 ? "\"" + one(SECTIONS) + "\"" : one(SECTIONS);
        return blanks() + open + blanks() + name + blanks() + close + one(List.of("", "", " # note", " x"));
    }

    private String key(int number) {
        String name = random.nextInt(4) == 0 ? one(KEYS) : one(KEYS) + number;
        return switch (random.nextInt(8)) {
            case 0 -> "\"" + name + "\"";
            case 1 -> "'" + name + "'";
            default -> name;
        };
    }

    String value() {
        return parts(VALUE_PARTS, 5);
    }

    String name() {
        return one(KEYS);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private String parts(List<String> from, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            out.append(one(from));
        }
        return out.toString();
    }

    private String blanks() {
        return one(List.of("", "", " ", " ", "  ", "\t"));
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
