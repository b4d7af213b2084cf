package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.recipe.Paging;
import dev.perennial.dns.recipe.Pointer;
import java.util.List;
import java.util.Optional;

/**
 * A page of a long list, as one asks for it.
 *
 * @param page its number
 * @param offset how many things were on the pages before
 * @param cursor the word for it, or empty
 * @param address instead of the call's own
 */
record Turn(int page, int offset, String cursor, Optional<String> address) {
    static Turn first(Paging paging) {
        int page = paging instanceof Paging.Numbered numbered ? numbered.first() : 1;
        return new Turn(page, 0, "", Optional.empty());
    }

    Variables scope(Variables about) {
        return about.with("page", new JsonPrimitive(page))
                .with("offset", new JsonPrimitive(offset))
                .with("cursor", cursor);
    }

    /** Absent if this is the last. */
    Optional<Turn> next(Paging paging, Answer answer, int things) {
        int read = offset + things;
        return switch (paging) {
            case Paging.Single() -> Optional.empty();
            case Paging.Url(Pointer pointer) ->
                text(pointer, answer).map(url -> new Turn(page + 1, read, "", Optional.of(url)));
            case Paging.Link() -> link(answer).map(url -> new Turn(page + 1, read, "", Optional.of(url)));
            case Paging.Cursor(Pointer pointer) ->
                text(pointer, answer).map(word -> new Turn(page + 1, read, word, Optional.empty()));
            case Paging.Numbered(int first, int size) ->
                things < size ? Optional.empty() : Optional.of(new Turn(page + 1, read, "", Optional.empty()));
        };
    }

    private static Optional<String> text(Pointer pointer, Answer answer) {
        return pointer.in(answer.tree())
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> link(Answer answer) {
        for (String header : answer.response().headers().getOrDefault("Link", List.of())) {
            int open = header.indexOf('<');
            while (open >= 0) {
                int close = header.indexOf('>', open);
                int after = close < 0 ? -1 : header.indexOf('<', close); // addresses may have commas in them
                String rest = close < 0 ? "" : header.substring(close + 1, after < 0 ? header.length() : after);
                if (rest.replace("\"", "").replace(" ", "").contains("rel=next")) {
                    return Optional.of(header.substring(open + 1, close));
                }
                open = after;
            }
        }
        return Optional.empty();
    }
}
