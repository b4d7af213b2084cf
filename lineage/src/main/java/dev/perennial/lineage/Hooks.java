package dev.perennial.lineage;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The hooks of one run, with Certbot's variables and order: programs of {@code renewal-hooks} before the command that was
 * configured. A hook that fails is reported to the listener and stops nothing. Any
 * number of threads; the hooks run one after another, since they were written for that.
 */
public final class Hooks {
    /** Certbot's limit for each list of names in one variable, in characters: the system's limit is for them all. */
    private static final int NAMES_LIMIT = 16_000;

    private final CertbotPaths paths;
    private final boolean directoryHooks;
    private final Listener listener;
    private final HookRunner runner;
    private final Set<String> preRan = new LinkedHashSet<>();
    private volatile boolean anyPre;
    private final Map<String, String> postCommands = new LinkedHashMap<>();
    private Optional<String> lastDeployed = Optional.empty();
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Touches nothing yet.
     *
     * @param directoryHooks false for {@code --no-directory-hooks}
     * @param environment this process's
     */
    public Hooks(CertbotPaths paths, boolean directoryHooks, Map<String, String> environment, Listener listener) {
        this.paths = paths;
        this.directoryHooks = directoryHooks;
        this.listener = listener;
        this.runner = new HookRunner(environment, listener);
    }

    /** Before a certificate is requested. A command that ran for another certificate of this run is not run again. */
    public void pre(Optional<String> command) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            for (Map.Entry<String, String> hook : hooks("pre", command).entrySet()) {
                if (preRan.add(hook.getKey())) {
                    anyPre = true;
                    runner.run("pre-hook", hook.getValue(), Map.of());
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Whether one has at least begun: it may have stopped what only {@link #runPost} starts again. Waits for none. */
    public boolean preRan() {
        return anyPre;
    }

    /**
     * After a new version of {@code lineage} is stored and linked.
     *
     * @return whether all of them say that they worked
     */
    public boolean deploy(Optional<String> command, Lineage lineage, List<String> domains) throws InterruptedException {
        String live = lineage.liveDir().toString();
        Map<String, String> variables = Map.of("RENEWED_LINEAGE", live, "RENEWED_DOMAINS", String.join(" ", domains));
        turn.lockInterruptibly();
        try {
            boolean worked = true;
            for (String hook : hooks("deploy", command).values()) {
                lastDeployed = Optional.of(live);
                worked &= runner.run("deploy-hook", hook, variables).worked();
            }
            return worked;
        } finally {
            turn.unlock();
        }
    }

    /** Notes what has to run at the end, for a certificate that is being requested. */
    public void post(Optional<String> command) {
        turn.lock();
        try {
            hooks("post", command).forEach(postCommands::putIfAbsent);
        } finally {
            turn.unlock();
        }
    }

    /**
     * After all else of the run. Runs what was noted, once each, in the order it was first noted in, and forgets it. An interrupt does not keep them
     * from running: they start again what the pre hooks stopped.
     *
     * @param renewed the names of all certificates that were renewed
     * @param failed the names of those that were not, though it was tried
     */
    public void runPost(List<String> renewed, List<String> failed) {
        if (postCommands.isEmpty()) {
            return;
        }
        List<String> commands = List.copyOf(postCommands.values());
        postCommands.clear();
        Map<String, String> variables = new HashMap<>();
        variables.put("RENEWED_DOMAINS", bounded("RENEWED_DOMAINS", renewed));
        variables.put("FAILED_DOMAINS", bounded("FAILED_DOMAINS", failed));
        // Certbot's deploy hooks leave it behind, and there are post hooks that use it.
        lastDeployed.ifPresent(live -> variables.put("RENEWED_LINEAGE", live));
        for (String command : commands) {
            runner.runToEnd("post-hook", command, variables);
        }
    }

    /** What to run by what it was called: a configured command that names a program of the folder is that program. */
    private Map<String, String> hooks(String kind, Optional<String> command) {
        Map<String, String> hooks = new LinkedHashMap<>();
        if (directoryHooks) {
            try {
                HookFolder.programs(paths.hooks(kind)).forEach(p -> hooks.put(p, HookFolder.command(p)));
            } catch (IOException e) {
                listener.on(new Event.Warning(
                        "The hooks in " + paths.hooks(kind) + " do not run, it cannot be read: " + e.getMessage()));
            }
        }
        command.filter(c -> !c.isBlank()).ifPresent(c -> hooks.putIfAbsent(c, c));
        return hooks;
    }

    /** Ends after a whole name, since half of one is another. */
    private String bounded(String variable, List<String> names) {
        String all = String.join(" ", names);
        if (all.length() <= NAMES_LIMIT) {
            return all;
        }
        listener.on(new Event.Warning("There are too many names for " + variable + ": post hooks get the first "
                + NAMES_LIMIT + " characters of them."));
        return all.substring(0, Math.max(0, all.lastIndexOf(' ', NAMES_LIMIT)));
    }
}
