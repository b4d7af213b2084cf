package dev.perennial.cli.manual;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command does, for somebody who reads about it for the first time. Apart from the table of commands, which every
 * start reads.
 *
 * @param about paragraphs in plain sentences
 */
record Guide(List<String> about, List<Example> examples) {
    static Guide of(String... about) {
        return new Guide(List.of(about), List.of());
    }

    Guide example(String purpose, String line) {
        List<Example> more = new ArrayList<>(examples);
        more.add(new Example(purpose, line));
        return new Guide(about, List.copyOf(more));
    }
}
