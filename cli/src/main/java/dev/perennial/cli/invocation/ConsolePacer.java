package dev.perennial.cli.invocation;

import dev.perennial.cli.Context;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Pacer;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.WaitText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wait that people see: says how long and why, and ends at once on SIGUSR1 or {@code go}. */
public final class ConsolePacer implements Pacer {
    private final Context context;
    private final WaitRegistry registry;
    private final Clock clock;

    public ConsolePacer(Context context, Path workDir, Clock clock) {
        this.context = context;
        this.registry = new WaitRegistry(workDir);
        this.clock = clock;
    }

    @Override
    public void await(Pacing pacing, Listener listener) throws InterruptedException {
        CountDownLatch skip = new CountDownLatch(1);
        Instant start = clock.instant();
        SkipSignal.handle(skip::countDown);
        registry.enter();
        try {
            long pid = ProcessHandle.current().pid();
            WaitText text = new WaitText(
                    context.environment().clock().getZone(),
                    context.environment().program(),
                    pid);
            context.output().line(text.line(pacing, start));
            context.environment().stdout().flush();
            listener.on(new Event.WaitStarted(pacing, start.plus(pacing.delay())));
            boolean skipped = skip.await(pacing.delay().toMillis(), TimeUnit.MILLISECONDS);
            listener.on(new Event.WaitEnded(pacing, Duration.between(start, clock.instant()), skipped));
        } finally {
            registry.leave();
        }
    }
}
