package dev.perennial.lineage;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.StartedProgram;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Runs users' commands as Certbot does: by {@code /bin/sh -c}, in the current folder, and whatever they return. */
final class HookRunner {
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
        Optional<StartedProgram> process = start(hook, command, variables, "/bin/sh", "-c", command);
        if (process.isEmpty()) {
            return new Ran(false, "");
        }
        try {
            return new Running(hook, command, process.get()).await();
        } catch (InterruptedException e) {
            process.get().end();
            throw e;
        }
    }

    /**
     * The same for a command that undoes something: neither an interrupt, which is kept for later, nor Ctrl-C, which a
     * terminal sends to every process, keeps it from its work.
     */
    void runToEnd(String hook, String command, Map<String, String> variables) {
        Optional<StartedProgram> process =
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

    private Optional<StartedProgram> start(
            String hook, String command, Map<String, String> variables, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> env = builder.environment();
        env.clear();
        env.putAll(environment);
        env.putAll(variables);
        try {
            return Optional.of(new StartedProgram(builder.start()));
        } catch (IOException e) {
            listener.on(new Event.Warning("The " + hook + " \"" + command + "\" could not be started: " + e.getMessage()
                    + ". The work goes on without it."));
            return Optional.empty();
        }
    }

    /** A command, and whom to tell what came of it. */
    private final class Running {
        private final String hook;
        private final String command;
        private final StartedProgram process;

        Running(String hook, String command, StartedProgram process) {
            this.hook = hook;
            this.command = command;
            this.process = process;
        }

        Ran await() throws InterruptedException {
            int exitCode = process.await();
            String written = process.output();
            listener.on(new Event.HookRan(hook, command, exitCode, written, process.error()));
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
}
