package dev.perennial.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of somebody else's in a process of its own, and what it has written so far. For one thread at a time. */
public final class StartedProgram {
    /** Between the polite and the forced end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final ProgramOutput output;
    private final ProgramOutput error;

    /** Reads what it writes from now on; nobody else may. */
    public StartedProgram(Process process) {
        this.process = process;
        this.output = new ProgramOutput(process.getInputStream());
        this.error = new ProgramOutput(process.getErrorStream());
    }

    /** Waits for its end, however long that takes; programs it left behind go on. Its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for its end. False if it goes on beyond that. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its standard output, the first MiB of it. After its end only. */
    public String output() throws InterruptedException {
        return output.await();
    }

    /** The same of standard error. */
    public String error() throws InterruptedException {
        return error.await();
    }

    /** Ends it and what it started, with some seconds to tidy up. Deaf to interrupts. */
    public void end() {
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
