package dev.perennial.engine;

import java.util.List;

/**
 * The texts of the TXT records at one name.
 *
 * @param texts shown by all servers that answer
 * @param partly shown by some of them, so that an authority may not see them
 * @param problem why nothing could be seen; empty if it could
 */
public record SeenTexts(List<String> texts, List<String> partly, String problem) {
    public SeenTexts {
        texts = List.copyOf(texts);
        partly = List.copyOf(partly);
    }
}
