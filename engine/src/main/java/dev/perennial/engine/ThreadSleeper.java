package dev.perennial.engine;

import dev.perennial.acme.Sleeper;
import java.time.Duration;

/** The only place that calls {@link Thread#sleep}. */
public final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
