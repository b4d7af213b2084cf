package dev.perennial.it.wait;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a line of a shell script. */
final class Shell {
    private Shell() {}

    static String line(List<String> words) {
        return words.stream()
                .map(word -> '\'' + word.replace("'", "'\\''") + '\'')
                .collect(Collectors.joining(" "));
    }
}
