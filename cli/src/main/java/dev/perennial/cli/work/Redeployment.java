package dev.perennial.cli.work;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.LogLevel;
import dev.perennial.cli.served.ServedProof;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.LockedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finishes what a crash cut off: a version that is complete in the archive but not in use, links that were switched half
 * way. It asks nothing of a CA, so it comes before the wait.
 */
public final class Redeployment {
    private final Context context;
    private final LineageStore store;
    private final ServedProof proof;
    private final Listener listener;

    public Redeployment(Workshop workshop) {
        this.context = workshop.context();
        this.store = workshop.store();
        this.proof = workshop.proof();
        this.listener = workshop.listener();
    }

    /**
     * Reads the disk. Takes the lock only if there is something to do; stops nothing.
     *
     * @return those of which a newer version is in use now
     */
    public List<String> run(List<String> names) throws InterruptedException {
        List<String> pending = names.stream().filter(this::pending).toList();
        List<String> redeployed = new ArrayList<>();
        if (pending.isEmpty()) {
            return redeployed;
        }
        try (DirectoryLocks _ = Folders.lock(context)) {
            for (String name : pending) {
                if (mend(name)) {
                    redeployed.add(name);
                }
            }
        } catch (LockedException e) {
            // Most likely its holder is just switching these links.
            context.log().write(LogLevel.INFO, "lineage", "left to another run: " + String.join(", ", pending));
        } catch (Failure e) {
            warn(String.join(", ", pending) + ": a newer version is not in use yet. " + e.what());
        }
        return redeployed;
    }

    /** The lineage, after the same for this one. Reads the disk. One thread at a time, for the sake of the lock. */
    synchronized Lineage inUse(String name) throws LineageException, InterruptedException {
        run(List.of(name));
        return store.load(name);
    }

    /** Reads the disk. */
    boolean pending(Lineage lineage) throws LineageException {
        return store.unsettled(lineage);
    }

    private boolean pending(String name) {
        try {
            return pending(store.load(name));
        } catch (LineageException e) {
            return false; // Whoever renews it says why it cannot be read.
        }
    }

    /** Whether a newer version is in use now. */
    private boolean mend(String name) throws InterruptedException {
        try {
            Lineage before = store.load(name);
            Lineage after = store.ensureDeployed(before);
            if (after.version() != before.version()) {
                warn(name + ": version " + after.version() + " was complete in " + after.archiveDir()
                        + " but not in use, because a run was cut off; it is now.");
                deploy(after);
                return true;
            }
            if (store.deploymentPending(after)) {
                warn(name + ": the newest version in " + after.archiveDir()
                        + " is not in use, because its files do not belong together; version " + after.version()
                        + " stays in use.");
            } else {
                warn(name + ": a switch of its links was cut off; version " + after.version() + " is in use.");
            }
        } catch (LineageException e) {
            warn(name + ": " + e.getMessage());
        }
        return false;
    }

    /** The run that made this version did not come as far as its deploy hook, so the server has not heard of it. */
    void deploy(Lineage lineage) throws LineageException, InterruptedException {
        listener.on(new Event.Kept(lineage.name(), lineage.fullchain().toString()));
        StoredLineage stored = StoredLineage.read(lineage);
        proof.deploy(lineage, stored.restore(context.options()), stored.names());
    }

    private void warn(String message) {
        listener.on(new Event.Warning(message));
    }
}
