package dev.perennial.lineage;

import dev.perennial.acme.Dns01;
import dev.perennial.acme.Http01;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Leaves responses to a user's commands, with Certbot's variables. A command that fails is reported to the listener; the
 * authority has the last word on whether its work was done.
 */
public final class ManualSolver implements Solver {
    /** In characters. The system refuses a variable of more than 128 KiB, and with it the command. */
    private static final int OUTPUT_LIMIT = 30_000;

    private record Authorized(ChallengeTask task, Map<String, String> variables) {}

    private final String authHook;
    private final Optional<String> cleanupHook;
    private final HookRunner runner;

    /**
     * Runs nothing yet.
     *
     * @param environment this process's
     */
    public ManualSolver(
            String authHook, Optional<String> cleanupHook, Map<String, String> environment, Listener listener) {
        this.authHook = authHook;
        this.cleanupHook = cleanupHook;
        Map<String, String> inherited = new HashMap<>(environment);
        // Not every response has them, and those of a run around this one are not meant.
        inherited.remove("CERTBOT_TOKEN");
        inherited.remove("CERTBOT_AUTH_OUTPUT");
        this.runner = new HookRunner(inherited, listener);
    }

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return switch (identifier) {
            case Identifier.Ip ip -> List.of(Http01.TYPE);
            case Identifier.Dns dns -> dns.wildcard() ? List.of(Dns01.TYPE) : List.of(Http01.TYPE, Dns01.TYPE);
        };
    }

    @Override
    public String hint() {
        return "The certificate authority did not find what the --manual-auth-hook should have put there: check the"
                + " command's output, and that it returns only when files and DNS records can be seen from outside.";
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        Deque<Authorized> authorized = new ArrayDeque<>();
        String all = tasks.stream().map(task -> task.identifier().value()).collect(Collectors.joining(","));
        boolean complete = false;
        try {
            int remaining = tasks.size();
            for (ChallengeTask task : tasks) {
                Map<String, String> variables = variables(task, all, --remaining);
                // Noted before it runs: one that is interrupted may have put something.
                authorized.add(new Authorized(task, variables));
                String output = runner.run(title("--manual-auth-hook", task), authHook, variables)
                        .output();
                variables.put("CERTBOT_AUTH_OUTPUT", asVariable(output));
            }
            complete = true;
            return () -> cleanUp(authorized);
        } finally {
            if (!complete) {
                cleanUp(authorized);
            }
        }
    }

    /** In the order in which they were put, as Certbot does; also in an interrupted thread, which stays so. */
    private void cleanUp(Deque<Authorized> authorized) {
        while (!authorized.isEmpty()) {
            Authorized next = authorized.remove();
            cleanupHook.ifPresent(
                    hook -> runner.runToEnd(title("--manual-cleanup-hook", next.task()), hook, next.variables()));
        }
    }

    private static Map<String, String> variables(ChallengeTask task, String all, int remaining) {
        boolean http = task.challenge() instanceof Http01;
        Map<String, String> variables = new HashMap<>();
        variables.put("CERTBOT_DOMAIN", task.identifier().value());
        variables.put("CERTBOT_IDENTIFIER", task.identifier().value());
        variables.put("CERTBOT_VALIDATION", http ? task.keyAuthorization() : task.dnsValue());
        if (http) {
            variables.put("CERTBOT_TOKEN", task.challenge().token());
        }
        variables.put("CERTBOT_REMAINING_CHALLENGES", Integer.toString(remaining));
        variables.put("CERTBOT_ALL_DOMAINS", all);
        variables.put("CERTBOT_ALL_IDENTIFIERS", all);
        return variables;
    }

    private static String asVariable(String output) {
        String text = output.replace("\0", "").strip();
        return text.substring(0, Math.min(text.length(), OUTPUT_LIMIT));
    }

    private static String title(String hook, ChallengeTask task) {
        return hook + " for " + task.identifier().value();
    }
}
