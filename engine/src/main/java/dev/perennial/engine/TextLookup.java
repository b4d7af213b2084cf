package dev.perennial.engine;

import java.util.List;

/** Looks at TXT records where certificate authorities look. Any number of threads. */
@FunctionalInterface
public interface TextLookup {
    /** Nobody is asked. */
    TextLookup NONE = name -> new SeenTexts(List.of(), List.of(), "");

    /** Over the network, each time anew. Never fails: where nobody can be heard, the answer says so. */
    SeenTexts at(String name) throws InterruptedException;
}
