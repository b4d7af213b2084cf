package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * A command, its aliases and its documentation.
 *
 * @param words the name, then its aliases
 * @param help one line
 * @param usage what is usually typed after the name
 * @param topics what {@code help VERB} documents
 * @param without dests of options that these topics hold and this command has no use for, between blanks
 * @param operands words that belong to no option and mean something here; one in capitals stands for what a user fills in
 * @param ours not one of Certbot's
 */
public record VerbInfo(
        List<String> words,
        String help,
        String usage,
        List<Topic> topics,
        List<String> without,
        List<String> operands,
        boolean ours) {
    static VerbInfo of(String words, String help) {
        return new VerbInfo(List.of(words.split(" ", -1)), help, "", List.of(), List.of(), List.of(), false);
    }

    public String name() {
        return words.getFirst();
    }

    /** Whether this option is for this command more than for others. Every command takes every option all the same. */
    public boolean documents(Option option) {
        return !option.hidden() && topics.contains(option.topic()) && !option.everywhere() && !isWithout(option.dest());
    }

    private boolean isWithout(String dest) {
        for (String some : without) {
            if ((' ' + some + ' ').contains(' ' + dest + ' ')) {
                return true;
            }
        }
        return false;
    }

    VerbInfo usage(String typed) {
        return new VerbInfo(words, help, typed, topics, without, operands, ours);
    }

    /** Documents these topics too. */
    VerbInfo about(Topic... more) {
        List<Topic> all = new ArrayList<>(topics);
        all.addAll(List.of(more));
        return new VerbInfo(words, help, usage, List.copyOf(all), without, operands, ours);
    }

    VerbInfo without(String dests) {
        List<String> all = new ArrayList<>(without);
        all.add(dests);
        return new VerbInfo(words, help, usage, topics, List.copyOf(all), operands, ours);
    }

    VerbInfo operands(String... some) {
        return new VerbInfo(words, help, usage, topics, without, List.of(some), ours);
    }

    VerbInfo ourOwn() {
        return new VerbInfo(words, help, usage, topics, without, operands, true);
    }
}
