package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Map;

/**
 * What an answer looks like: all of what is given here.
 *
 * @param status any of these; empty for any at all
 * @param members what stands at a pointer: any of these texts, where {@code *} is anything and an empty one is nothing
 * @param text any of which is in the body; empty for any body
 */
public record Match(List<StatusRange> status, Map<Pointer, List<String>> members, List<String> text) {
    public Match {
        status = List.copyOf(status);
        text = List.copyOf(text);
    }

    /** A success as HTTP has it. */
    static final Match SUCCESS = new Match(List.of(new StatusRange(200, 299)), Map.of(), List.of());

    /** From one status to another, both included. */
    public record StatusRange(int from, int to) {}
}
