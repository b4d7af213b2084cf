package dev.perennial.it.peer;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a line of a shell script. */
public final class Shell {
    private Shell() {}

    public static String line(List<String> words) {
        return words.stream()
                .map(word -> '\'' + word.replace("'", "'\\''") + '\'')
                .collect(Collectors.joining(" "));
    }
}
