package dev.perennial.dns.recipe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/** What no honest recipe has: a text whose tree is deep, large or without end. Found before there is a tree. */
final class Bounds {
    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 20;

    private final String file;
    /** The anchors of what is not closed yet; empty for what has none. */
    private final Deque<String> open = new ArrayDeque<>();

    private int aliases;

    private Bounds(String file) {
        this.file = file;
    }

    static void check(String file, Iterator<Event> events) throws RecipeException {
        Bounds bounds = new Bounds(file);
        while (events.hasNext()) {
            bounds.take(events.next());
        }
    }

    private void take(Event event) throws RecipeException {
        switch (event.getEventId()) {
            case SequenceStart, MappingStart -> {
                open.push(((NodeEvent) event).getAnchor().map(Object::toString).orElse(""));
                if (open.size() > DEEPEST) {
                    throw wrong(event, "this is deeper than a recipe can be");
                }
            }
            case SequenceEnd, MappingEnd -> open.pop();
            case Alias -> {
                if (open.contains(((AliasEvent) event).getAlias().toString())) {
                    throw wrong(event, "there is an alias within what it stands for");
                }
                aliases++;
                if (aliases > MOST_ALIASES) {
                    throw wrong(event, "there are more aliases than a recipe can need");
                }
            }
            default -> {
                // nothing that could be without end
            }
        }
    }

    private RecipeException wrong(Event event, String what) {
        return new Place(
                        file,
                        event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1))
                .wrong(what);
    }
}
