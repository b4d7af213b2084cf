package dev.perennial.cli.work;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;

/** A run that was cut off between keeping a version and making it live has left it waiting in the archive. */
final class Mending {
    private Mending() {}

    /** Makes the newest sound version live; false if it is already. Under the locks. */
    static boolean mend(LineageStore store, String name, Listener listener) throws LineageException {
        Lineage lineage = store.load(name);
        if (!store.deploymentPending(lineage)) {
            return false;
        }
        Lineage now = store.ensureDeployed(lineage);
        if (now.version() == lineage.version()) {
            return false;
        }
        listener.on(new Event.Warning("The newest version of " + name + " had been kept but not put in place; it is in"
                + " place now, in " + now.liveDir() + '.'));
        return true;
    }
}
