package dev.perennial.acme;

import java.time.Duration;

/** The only place that calls {@link Thread#sleep}. */
enum SystemSleeper implements Sleeper {
    INSTANCE;

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
