package dev.perennial.cli;

import dev.perennial.cli.console.Environment;
import java.time.Duration;
import java.util.List;

/** The entry point of the image. Does nothing before it knows what is asked: start-up is part of every command. */
public final class Main {
    /** Enough to tell a DNS provider to remove a record, and less than systemd waits before it kills. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Main() {}

    public static void main(String[] args) {
        int status = run(new Cli(Environment.ofProcess()), List.of(args));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** In this thread, which a signal interrupts. */
    static int run(Cli cli, List<String> args) {
        Interruption guard = Interruption.guard(Thread.currentThread(), PATIENCE);
        int status = cli.run(args);
        guard.done();
        return status;
    }
}
