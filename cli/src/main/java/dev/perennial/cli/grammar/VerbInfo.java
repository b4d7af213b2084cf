package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * A command, its aliases and its documentation.
 *
 * @param words the name, then its aliases
 * @param help one line; empty keeps it out of help
 * @param usage what is usually typed after the name
 * @param topics what {@code help VERB} documents
 * @param ours not one of Certbot's
 */
public record VerbInfo(List<String> words, String help, String usage, List<Topic> topics, boolean ours) {
    public String name() {
        return words.getFirst();
    }

    VerbInfo usage(String typed) {
        return new VerbInfo(words, help, typed, topics, ours);
    }

    /** Documents these topics too. */
    VerbInfo about(Topic... more) {
        List<Topic> all = new ArrayList<>(topics);
        all.addAll(List.of(more));
        return new VerbInfo(words, help, usage, List.copyOf(all), ours);
    }

    VerbInfo ourOwn() {
        return new VerbInfo(words, help, usage, topics, true);
    }
}
