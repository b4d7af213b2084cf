package dev.perennial.dns.bridge;

import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program that was written for another client. It has our environment and variables of its own, as it has there.
 */
final class HookDelegate implements Delegate {
    /** How to come out of Ctrl-C alive, which a terminal sends to every process: what was put has to be taken away. */
    private static final List<String> STEADY = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final Hook hook;
    private final Programs programs;
    private final Map<String, String> environment;
    private final Secrets secrets;
    private final Consumer<String> log;

    /**
     * Runs nothing yet.
     *
     * @param environment this process's
     * @param log takes what the program writes, without its secrets
     */
    HookDelegate(Hook hook, Programs programs, Map<String, String> environment, Consumer<String> log) {
        this.hook = hook;
        this.programs = programs;
        this.environment = new HashMap<>(environment);
        this.environment.putAll(hook.variables());
        this.secrets = new Secrets(hook.variables().values());
        this.log = log;
    }

    @Override
    public String name() {
        return hook.contract().title();
    }

    @Override
    public String hint() {
        return "The records were left to " + hook.program()
                + ": check what it does, and that it works for these names.";
    }

    @Override
    public boolean takesMany() {
        return hook.chain();
    }

    @Override
    public void check(List<TxtRecord> records) throws SolverException {
        Plain.check(records);
    }

    @Override
    public String call(boolean add, List<TxtRecord> records) throws SolverException, InterruptedException {
        List<String> words = new ArrayList<>(add ? List.of() : STEADY);
        words.addAll(hook.command());
        Map<String, String> variables = new HashMap<>(environment);
        for (int i = 0; i < records.size(); i++) {
            List<String> arguments = hook.contract().words(add, records.get(i));
            // In a chain the event stands once, before the arguments of all.
            words.addAll(i == 0 ? arguments : arguments.subList(1, arguments.size()));
            variables.putAll(hook.contract().variables(add, records.get(i)));
        }
        try {
            Ended ended = programs.run(new Program(words, variables, "", hook.patience()));
            log.accept(secrets.hidden(hook.program() + ' ' + (add ? "for " : "to clean up ") + Plain.names(records)
                    + " ended with exit code " + ended.exitCode() + "; it wrote: " + ended.output() + ended.error()));
            return ended.worked() ? "" : complaint(records, ended);
        } catch (IOException e) {
            throw new SolverException(
                    hook.program() + " could not be started (" + e.getMessage() + "), for " + Plain.names(records)
                            + (add ? ". The certificate authority was not asked to look." : "."),
                    e);
        }
    }

    private String complaint(List<TxtRecord> records, Ended ended) {
        String said = secrets.lastLine(ended.error().isBlank() ? ended.output() : ended.error());
        return hook.program()
                + (ended.late() ? " was ended after " + hook.patience().toSeconds() + " seconds" : " failed")
                + " for " + Plain.names(records)
                + (ended.late() ? "" : " with exit code " + ended.exitCode())
                + (said.isEmpty() ? "" : ", and said: " + said)
                + (said.endsWith(".") ? "" : ".");
    }
}
