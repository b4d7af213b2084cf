package dev.perennial.cli.completion;

import dev.perennial.cli.grammar.Option;
import java.util.ArrayList;
import java.util.List;

/** Parts of shell scripts. */
final class Lines {
    private static final int WIDTH = 100;

    private Lines() {}

    /** Words with this between them, or where a line gets long, that. */
    static String joined(List<String> words, String between, String broken) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        for (String word : words) {
            if (!text.isEmpty()) {
                boolean full = text.length() - line + word.length() > WIDTH;
                text.append(full ? broken : between);
                line = full ? text.length() : line;
            }
            text.append(word);
        }
        return text.toString();
    }

    /** One word of a POSIX shell, whatever is in it. */
    static String quoted(String text) {
        return '\'' + text.replace("'", "'\\''") + '\'';
    }

    static List<String> longNames(Option option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            if (name.startsWith("--")) {
                names.add(name);
            }
        }
        return names;
    }
}
