package dev.perennial.cli.work;

import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;

/** Names that users give. */
public final class Lineages {
    private Lineages() {}

    /**
     * Refuses a name that no renewal configuration has. Asked of the list and not of the file, so that a name never leads
     * out of the folder.
     */
    public static void require(LineageStore store, String name) throws Failure, LineageException {
        if (!store.names().contains(name)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "No certificate found with name " + name + " (expected " + store.confFile(name) + ").")
                    .holding("Nothing was done.")
                    .next("The names are shown by the command certificates.");
        }
    }
}
