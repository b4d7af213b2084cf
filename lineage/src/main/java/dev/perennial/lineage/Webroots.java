package dev.perennial.lineage;

import dev.perennial.pki.Identifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes the solvers of one run, which know of each other's folders: several may be below one webroot. Any thread. */
public final class Webroots {
    private final ChallengeFiles files = new ChallengeFiles();

    /**
     * Touches nothing yet.
     *
     * @param webrootOf the folder served as {@code /} for each name
     * @param fallback the folder of all other names; if empty, they cannot be proven here
     */
    public WebrootSolver solver(Map<Identifier, Path> webrootOf, Optional<Path> fallback) {
        return new WebrootSolver(webrootOf, fallback, files);
    }
}
