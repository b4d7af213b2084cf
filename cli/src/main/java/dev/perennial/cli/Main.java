package dev.perennial.cli;

import java.time.Duration;
import java.util.List;

/** The entry point of the image. Does nothing before it knows what is asked: start-up is part of every command. */
public final class Main {
    /** Enough to tell a DNS provider to remove a record, and less than systemd waits before it kills. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Main() {}

    public static void main(String[] args) {
        Interruption guard = Interruption.guard(Thread.currentThread(), PATIENCE);
        int status = new Cli(Environment.ofProcess()).run(List.of(args));
        guard.done();
        if (status != 0) {
            System.exit(status);
        }
    }
}
