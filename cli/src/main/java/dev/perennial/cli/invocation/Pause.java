package dev.perennial.cli.invocation;

import dev.perennial.engine.Appointment;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Pacer;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits where people can see it and end it: by SIGUSR1, by {@code perennial go}, by Ctrl-C. */
public final class Pause implements Pacer {
    private static final long LOOK_AT_THE_CLOCK = Duration.ofMinutes(1).toNanos();

    private final WaitDisplay display;
    private final InstantSource clock;
    private final Path proc;

    /** @param clock for what is shown, and for appointments; else the wait is measured by the JVM */
    Pause(WaitDisplay display, InstantSource clock, Path proc) {
        this.display = display;
        this.clock = clock;
        this.proc = proc;
    }

    @Override
    public void await(Wait wait, Listener listener) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        GoSignal.listen(go::countDown);
        long start = System.nanoTime();
        @Nullable WaitingMark mark = mark();
        boolean skipped;
        try {
            listener.on(new Event.WaitStarted(wait, clock.instant().plus(wait.delay())));
            display.begin(wait, clock.instant(), mark != null);
            skipped = sleep(start, wait, go);
        } finally {
            display.close();
            take(mark);
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        display.end(waited, skipped);
        listener.on(new Event.WaitEnded(wait, waited, skipped));
    }

    /** Returns whether somebody said go. */
    private boolean sleep(long start, Wait wait, CountDownLatch go) throws InterruptedException {
        while (true) {
            long left = left(start, wait);
            if (left <= 0) {
                return false;
            }
            display.left(Duration.ofNanos(left));
            long step = Math.min(left, Math.min(display.interval().toNanos(), LOOK_AT_THE_CLOCK));
            if (go.await(step, TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
    }

    /**
     * A random wait goes by the monotonic clock: when a power cut has ended, many machines start with a wrong clock and set it
     * at the same moment, and a wait until a time of day would end for all of them just then. An appointment is missed
     * by a machine that slept unless the time of day counts, too.
     */
    private long left(long start, Wait wait) {
        long left = wait.delay().toNanos() - (System.nanoTime() - start);
        return switch (wait) {
            case Pacing pacing -> left;
            case Appointment appointment ->
                Math.min(
                        left,
                        Duration.between(clock.instant(), appointment.at()).toNanos());
        };
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
