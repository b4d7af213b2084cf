package dev.perennial.lineage;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @return what came of it; nothing written and no success if it could not be started
     * @throws InterruptedException after the command and what it started have been ended
     */
    Ran run(String hook, String command, Map<String, String> variables) throws InterruptedException {
        Optional<Process> process = start(hook, command, variables, "/bin/sh", "-c", command);
        if (process.isEmpty()) {
            return new Ran(false, "");
        }
        try {
            return new Running(hook, command, process.get()).await();
        } catch (InterruptedException e) {
            end(process.get());
            throw e;
        }
    }

    /**
     * The same for a command that undoes something: neither an interrupt, which is kept for later, nor Ctrl-C, which a
     * terminal sends to every process, keeps it from its work.
     */
    void runToEnd(String hook, String command, Map<String, String> variables) {
        Optional<Process> process =
                start(hook, command, variables, "/bin/sh", "-c", "trap '' INT; exec /bin/sh -c \"$1\"", "sh", command);
        if (process.isPresent()) {
            Running running = new Running(hook, command, process.get());
            boolean interrupted = Thread.interrupted();
            while (!running.ended()) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<Process> start(String hook, String command, Map<String, String> variables, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> env = builder.environment();
        env.clear();
        env.putAll(environment);
        env.putAll(variables);
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            listener.on(new Event.Warning("The " + hook + " \"" + command + "\" could not be started: " + e.getMessage()
                    + ". The work goes on without it."));
            return Optional.empty();
        }
    }

    /** A command and what it has written so far. */
    private final class Running {
        private final String hook;
        private final String command;
        private final Process process;
        private final HookOutput output;
        private final HookOutput error;

        Running(String hook, String command, Process process) {
            this.hook = hook;
            this.command = command;
            this.process = process;
            this.output = new HookOutput(process.getInputStream());
            this.error = new HookOutput(process.getErrorStream());
        }

        Ran await() throws InterruptedException {
            int exitCode = process.waitFor();
            String written = output.await();
            listener.on(new Event.HookRan(hook, command, exitCode, written, error.await()));
            return new Ran(exitCode == 0, written);
        }

        /** False if it was interrupted before that. */
        boolean ended() {
            try {
                await();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
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
