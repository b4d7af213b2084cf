package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Map;

/**
 * A call whose answer has many things, on one page or several.
 *
 * @param each where the list is
 * @param where what a thing must have to be meant: a template for what stands at a pointer in it. Final dots and upper case
 *     do not matter
 * @param take what to remember of a thing that is meant
 * @param detail asks for all of a thing where the list has no more than a word for it, {@code item}; empty, or one
 */
public record Listing(
        Call call,
        Pointer each,
        Map<Pointer, Template> where,
        Map<String, Source> take,
        Paging paging,
        List<Call> detail) {
    public Listing {
        detail = List.copyOf(detail);
    }
}
