package dev.perennial.cli.store;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RunLock;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.LockedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a run, taken when work begins and kept until this is closed, which is after the post hooks: a server that
 * one run's post hook starts would take the port of another run that had got the lock before it.
 */
public final class RunLocks implements RunLock, AutoCloseable {
    private final Context context;
    private @Nullable DirectoryLocks locks;

    public RunLocks(Context context) {
        this.context = context;
    }

    @Override
    public void acquire() throws RenewalException, InterruptedException {
        try {
            locks = Folders.lock(context);
        } catch (LockedException | Failure e) {
            throw new RenewalException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    /** The same, unless this run has them already. */
    public void acquireOnce() throws LockedException, Failure, InterruptedException {
        if (locks == null) {
            locks = Folders.lock(context);
        }
    }

    @Override
    public void close() {
        if (locks != null) {
            locks.close();
        }
    }
}
