package dev.perennial.cli.served;

import dev.perennial.cli.authority.Trust;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.LogLevel;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.RunLocks;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.Hooks;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.LockedException;
import dev.perennial.lineage.Unserved;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what a run has put in place is used: its deploy hooks work, and servers present it. What is not so is seen to
 * by the next run, which also runs the deploy hooks again; nothing is issued for that. Any number of threads may deploy; one
 * does the rest.
 */
public final class ServedProof {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 16;

    /** A deploy hook may restart a server, which is not to happen at each of many runs a day. */
    private static final Duration BETWEEN_HOOKS = Duration.ofHours(6);

    private final Context context;
    private final LineageStore store;
    private final Hooks hooks;
    private final Listener listener;
    private final Unserved unserved;
    private @Nullable ServedCheck check;
    private final Map<String, ParsedOptions> expected = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> missing = new TreeSet<>();

    /** Touches nothing yet. */
    public ServedProof(Context context, CertbotPaths paths, LineageStore store, Hooks hooks, Listener listener) {
        this.context = context;
        this.store = store;
        this.hooks = hooks;
        this.listener = listener;
        this.unserved = new Unserved(paths, listener);
    }

    /**
     * Runs the deploy hooks of a new version that is in place. Writes to the disk if it is known who has to serve it, or if a hook
     * fails.
     *
     * @param options that count for this lineage
     * @param names in its certificate
     */
    public void deploy(Lineage kept, ParsedOptions options, List<String> names) throws InterruptedException {
        Instant now = now();
        boolean named = Serving.named(options);
        synchronized (expected) {
            expected.put(kept.name(), options);
        }
        if (named) {
            unserved.note(kept.name(), new Unserved.Entry(now, false));
        }
        if (!hooks.deploy(options.text("deploy_hook"), kept, names)) {
            unserved.note(kept.name(), new Unserved.Entry(now, true));
        } else if (!named) {
            unserved.settled(kept.name());
        }
    }

    /** Uses the network. After all hooks, under the locks of {@link Folders}. */
    public void settle() throws InterruptedException {
        if (expected.isEmpty()) {
            return;
        }
        Serving serving = serving();
        List<Callable<Optional<String>>> checks = new ArrayList<>(expected.size());
        expected.forEach((name, options) ->
                checks.add(() -> proven(serving, name, options) ? Optional.empty() : Optional.of(name)));
        seen.addAll(expected.keySet());
        expected.clear();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Optional<String>> check : threads.invokeAll(checks)) {
                check.get().ifPresent(missing::add);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check does not throw", e.getCause());
        }
    }

    private boolean proven(Serving serving, String name, ParsedOptions options) throws InterruptedException {
        try {
            boolean served = serving.soon(StoredLineage.read(store.load(name)), options);
            boolean failed = unserved.look(name).filter(Unserved.Entry::failed).isPresent();
            if (served && !failed) {
                unserved.settled(name);
            } else if (!Serving.named(options)) {
                unserved.note(name, new Unserved.Entry(now(), failed));
            }
            return served;
        } catch (LineageException e) {
            warn(name + ": whether it is served cannot be checked: " + e.getMessage());
            return false;
        }
    }

    /**
     * Looks again for what earlier runs have not seen and this one has not renewed. Reads the disk; takes the locks and uses the
     * network only if there is something of that kind.
     *
     * @param names those that this run is about
     */
    public void retry(List<String> names, RunLocks locks) throws InterruptedException {
        List<String> open = new ArrayList<>(unserved.names());
        open.removeAll(seen);
        if (open.isEmpty()) {
            return;
        }
        try {
            locks.acquireOnce();
            for (String name : open) {
                if (!exists(name)) {
                    unserved.settled(name);
                } else if (names.contains(name)) {
                    retry(name);
                }
            }
        } catch (LockedException e) {
            context.log().write(LogLevel.INFO, "served", "left to another run: " + String.join(", ", open));
        } catch (Failure e) {
            warn("Whether these are served was not checked again: " + String.join(", ", open) + ". " + e.what());
        }
    }

    private boolean exists(String name) {
        try {
            return store.names().contains(name);
        } catch (LineageException e) {
            return true; // not known, so it stays
        }
    }

    private void retry(String name) throws InterruptedException {
        Serving serving = serving();
        try {
            StoredLineage stored = StoredLineage.read(store.load(name));
            ParsedOptions options = stored.restore(context.options());
            if (unserved.look(name).isPresent()) {
                runHooksAgain(serving, stored, options);
            }
            boolean served = serving.soon(stored, options);
            if (!served) {
                missing.add(name);
            } else if (unserved.look(name).filter(Unserved.Entry::failed).isEmpty()) {
                unserved.settled(name);
            }
        } catch (LineageException e) {
            missing.add(name);
            warn(name + ": whether it is served cannot be checked: " + e.getMessage());
        }
    }

    private void runHooksAgain(Serving serving, StoredLineage stored, ParsedOptions options)
            throws LineageException, InterruptedException {
        String name = stored.lineage().name();
        Unserved.Entry entry = unserved.look(name).orElseThrow();
        boolean wanted = entry.failed() || (Serving.named(options) && !serving.already(stored, options));
        Instant next = entry.deployed().plus(BETWEEN_HOOKS);
        if (!wanted) {
            return;
        }
        if (now().isBefore(next)) {
            context.output()
                    .line(name + ": its deploy hooks are run again from " + next.truncatedTo(ChronoUnit.SECONDS)
                            + " on, because " + (entry.failed() ? "one failed." : "it is not yet served."));
            return;
        }
        warn(name + ": version " + stored.lineage().version() + " is in place, but "
                + (entry.failed() ? "a deploy hook failed" : "it is not yet served")
                + ", so its deploy hooks run again.");
        boolean worked = hooks.deploy(options.text("deploy_hook"), stored.lineage(), stored.names());
        unserved.note(name, new Unserved.Entry(now(), !worked));
    }

    /** Those in place that servers do not present. */
    public Set<String> missing() {
        return missing;
    }

    /** For {@code --strict}. */
    public static void require(Set<String> missing, ParsedOptions options) throws Failure {
        if (!missing.isEmpty() && options.flag("strict")) {
            throw new Failure(
                            FailureKind.NOT_SERVED,
                            missing.size() == 1
                                    ? "A new certificate is in place, but a server does not present it."
                                    : missing.size()
                                            + " new certificates are in place, but servers do not present them.")
                    .holding("Nothing has to be issued again.")
                    .next("Reload what is named above; the next renew looks again.");
        }
    }

    private Serving serving() {
        return new Serving(listener, this::check, new LocalServers(InetAddress::getAllByName, PATIENCE));
    }

    /** Made when there is a server to ask, which mostly there is not: TLS takes a while to set up. */
    private synchronized ServedCheck check() throws LineageException {
        try {
            if (check == null) {
                ServedChains chains = new ServedChains(Trust.everything(), PATIENCE);
                check = new ServedCheck(chains, context.environment().sleeper());
            }
            return check;
        } catch (Failure e) {
            throw new LineageException(e.what(), e);
        }
    }

    private Instant now() {
        return context.environment().clock().instant();
    }

    private void warn(String message) {
        listener.on(new Event.Warning(message));
    }
}
