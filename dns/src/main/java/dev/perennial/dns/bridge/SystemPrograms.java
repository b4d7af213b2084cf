package dev.perennial.dns.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs of this machine, in the current folder. */
public final class SystemPrograms implements Programs {
    /** Between the polite and the forced end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public Ended run(Program program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.words());
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        Process process = builder.start();
        ProgramOutput output = new ProgramOutput(process.getInputStream());
        ProgramOutput error = new ProgramOutput(process.getErrorStream());
        // In a thread of its own: a program that reads nothing must not stall us beyond its time.
        Thread.ofPlatform().daemon().name("program-input").start(() -> feed(process, program.input()));
        try {
            boolean late = !process.waitFor(program.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (late) {
                end(process);
            }
            int exitCode = process.waitFor();
            return new Ended(exitCode, output.await(), error.await(), late);
        } catch (InterruptedException e) {
            end(process);
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

    private static void end(Process process) {
        // Listed before the first ends: afterwards its children are nobody's.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        ended.completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
