package dev.perennial.lineage;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs users' commands as Certbot does: by {@code /bin/sh -c}, in the current folder, and whatever they return. */
final class HookRunner {
    /** Between the polite and the forced end of an interrupted hook. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Listener listener;

    /** @param environment what every hook gets, and all it gets but the variables of its kind */
    HookRunner(Map<String, String> environment, Listener listener) {
        this.environment = Map.copyOf(environment);
        this.listener = listener;
    }

    /**
     * Returns when the command has ended; programs it left behind go on.
     *
     * @param hook what people know it by
     * @return its standard output, empty if it could not be started
     * @throws InterruptedException after the command and what it started have been ended
     */
    String run(String hook, String command, Map<String, String> variables) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
        builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> env = builder.environment();
        env.clear();
        env.putAll(environment);
        env.putAll(variables);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            listener.on(new Event.Warning("The " + hook + " \"" + command + "\" could not be started: " + e.getMessage()
                    + ". The work goes on without it."));
            return "";
        }
        try {
            HookOutput output = new HookOutput(process.getInputStream());
            HookOutput error = new HookOutput(process.getErrorStream());
            int exitCode = process.waitFor();
            String written = output.await();
            listener.on(new Event.HookRan(hook, command, exitCode, written, error.await()));
            return written;
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static void end(Process process) {
        // Listed before the shell ends: afterwards its children are nobody's.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        ended.completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
