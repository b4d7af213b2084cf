package dev.perennial.cli.takeover;

import dev.perennial.lineage.takeover.FoundAccount;

/**
 * An account that was found, and what is to become of it.
 *
 * @param problem why it is not carried over, a whole sentence; empty if it is
 */
record PlannedAccount(FoundAccount found, Fate fate, String problem) {
    PlannedAccount with(Fate next, String why) {
        return new PlannedAccount(found, next, why);
    }
}
