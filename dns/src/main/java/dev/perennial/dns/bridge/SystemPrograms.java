package dev.perennial.dns.bridge;

import dev.perennial.engine.StartedProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Runs programs of this machine, in the current folder. */
public final class SystemPrograms implements Programs {
    @Override
    public Ended run(Program program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.words());
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        Process process = builder.start();
        StartedProgram started = new StartedProgram(process);
        // In a thread of its own: a program that reads nothing must not stall us beyond its time.
        Thread.ofPlatform().daemon().name("program-input").start(() -> feed(process, program.input()));
        try {
            boolean late = !started.endsWithin(program.patience());
            if (late) {
                started.end();
            }
            return new Ended(started.await(), started.output(), started.error(), late);
        } catch (InterruptedException e) {
            started.end();
            throw e;
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return; // it did not want to read all of it, and its exit code says whether that is bad
        }
    }
}
