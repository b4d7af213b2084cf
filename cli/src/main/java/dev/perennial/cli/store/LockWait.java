package dev.perennial.cli.store;

import dev.perennial.acme.Sleeper;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.engine.Event;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.LockedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Takes the locks of folders; where another process has one, tries as long as {@code --wait-lock} says. */
final class LockWait {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Context context;
    private final Duration most;
    private final Sleeper sleeper;

    LockWait(Context context) {
        this.context = context;
        this.most = context.options().duration("wait_lock");
        this.sleeper = context.environment().sleeper();
    }

    /** Holds none of the locks while it waits for one. */
    DirectoryLocks acquire(List<Path> folders) throws LockedException, IOException, InterruptedException {
        long start = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                return DirectoryLocks.acquire(folders);
            } catch (LockedException e) {
                Duration left = most.minusNanos(System.nanoTime() - start);
                if (!left.isPositive()) {
                    throw e;
                }
                if (!told) {
                    new ProgressListener(context).on(new Event.Waiting("the lock: " + e.who(), most));
                    told = true;
                }
                sleeper.sleep(left.compareTo(BETWEEN_TRIES) < 0 ? left : BETWEEN_TRIES);
            }
        }
    }
}
