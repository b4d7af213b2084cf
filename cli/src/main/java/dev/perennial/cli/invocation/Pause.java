package dev.perennial.cli.invocation;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Pacer;
import dev.perennial.engine.Pacing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits where people can see it and end it: by SIGUSR1, by {@code perennial go}, by Ctrl-C. */
public final class Pause implements Pacer {
    private final WaitDisplay display;
    private final InstantSource clock;
    private final Path proc;

    /** @param clock for what is shown; the wait itself is measured by the JVM */
    Pause(WaitDisplay display, InstantSource clock, Path proc) {
        this.display = display;
        this.clock = clock;
        this.proc = proc;
    }

    @Override
    public void await(Pacing pacing, Listener listener) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        GoSignal.listen(go::countDown);
        long start = System.nanoTime();
        @Nullable WaitingMark mark = mark();
        boolean skipped;
        try {
            listener.on(new Event.WaitStarted(pacing, clock.instant().plus(pacing.delay())));
            display.begin(pacing, clock.instant(), mark != null);
            skipped = sleep(start, pacing.delay(), go);
        } finally {
            display.close();
            take(mark);
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        display.end(waited, skipped);
        listener.on(new Event.WaitEnded(pacing, waited, skipped));
    }

    /**
     * By the monotonic clock: when a power cut has ended, many machines start with a wrong clock and set it at the same
     * moment, and a wait until a time of day would end for all of them just then.
     *
     * @return whether somebody said go
     */
    private boolean sleep(long start, Duration delay, CountDownLatch go) throws InterruptedException {
        while (true) {
            long left = delay.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            display.left(Duration.ofNanos(left));
            long step = Math.min(left, display.interval().toNanos());
            if (go.await(step, TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
    }

    /** Null where processes cannot be renamed; the signal works there too, and the display says so. */
    private @Nullable WaitingMark mark() {
        try {
            return WaitingMark.set(proc);
        } catch (IOException e) {
            return null;
        }
    }

    private static void take(@Nullable WaitingMark mark) {
        if (mark != null) {
            try {
                mark.close();
            } catch (IOException e) {
                // Only a name is wrong now, and work goes on.
                return;
            }
        }
    }
}
