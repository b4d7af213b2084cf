package dev.perennial.cli.work;

import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.authority.KnownCas;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.order.Obtaining;
import dev.perennial.cli.order.Standby;
import dev.perennial.cli.order.Succession;
import dev.perennial.cli.policy.CaPolicy;
import dev.perennial.cli.policy.FactFinder;
import dev.perennial.cli.policy.Failover;
import dev.perennial.cli.policy.Outages;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.policy.SuggestedWindows;
import dev.perennial.cli.served.ServedProof;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.StoreRota;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.Hooks;
import dev.perennial.lineage.Ledger;
import dev.perennial.lineage.LineageStore;
import java.time.Clock;
import java.util.Optional;

/** What the commands that obtain certificates work with, put together once a run. Close it. */
public final class Workshop implements AutoCloseable {
    private final Context context;
    private final Listener listener;
    private final CertbotPaths paths;
    private final LineageStore store;
    private final Hooks hooks;
    private final Clients clients;
    private final Setbacks setbacks;
    private final CaPolicy policy;
    private final Obtaining obtaining;
    private final Failover failover;
    private final SuggestedWindows windows;
    private final ServedProof proof;
    private final Succession succession;
    private final FactFinder facts;

    /** Reads what earlier runs have noted, and touches nothing else yet. */
    public Workshop(Context context, Prompts prompts) {
        ParsedOptions options = context.options();
        this.context = context;
        this.listener = new ProgressListener(context);
        this.paths = Folders.of(options);
        this.store = new LineageStore(paths, context.environment().version());
        this.hooks = new Hooks(
                paths, options.flag("directory_hooks"), context.environment().variables(), listener);
        this.clients = new Clients(context);
        Clock clock = context.environment().clock();
        Ledger ledger = new Ledger(paths, listener);
        this.setbacks = new Setbacks(ledger, clock, context.environment().random());
        this.policy = new CaPolicy(KnownCas.read(context), ledger, new AccountStore(paths, listener), clock);
        this.obtaining = new Obtaining(context, paths, clients, setbacks, listener, prompts);
        this.failover = new Failover(
                policy,
                new Outages(ledger, clock, context.environment().random()),
                obtaining::prepare,
                obtaining.journal(),
                context.output(),
                listener);
        this.windows = new SuggestedWindows(context, clients, policy, clock);
        this.proof = new ServedProof(context, paths, store, hooks, listener);
        this.succession = new Succession(store, obtaining, failover, hooks, setbacks, proof, listener, clock);
        this.facts = new FactFinder(
                options,
                setbacks,
                policy,
                succession::left,
                new StoreRota(store),
                () -> new RenewalWait(context).evidence().invocation() == Invocation.SCHEDULED,
                clock);
    }

    public CertbotPaths paths() {
        return paths;
    }

    public LineageStore store() {
        return store;
    }

    public Hooks hooks() {
        return hooks;
    }

    public Listener listener() {
        return listener;
    }

    public ServedProof proof() {
        return proof;
    }

    /** Takes in what other runs have noted before this one got the locks. Reads the disk. */
    public void refresh() {
        setbacks.refresh();
    }

    /**
     * A lineage as {@code renew} sees it. Touches nothing yet.
     *
     * @param mending finishes what a crash cut off when it is first looked at; absent if nothing is to be touched
     */
    public LineageRenewal renewal(String name, Optional<Redeployment> mending) {
        return new LineageRenewal(
                name, store, context.options(), succession, windows, setbacks, policy, facts, mending);
    }

    Context context() {
        return context;
    }

    Output output() {
        return context.output();
    }

    Clock clock() {
        return context.environment().clock();
    }

    Setbacks setbacks() {
        return setbacks;
    }

    Obtaining obtaining() {
        return obtaining;
    }

    Standby standby() {
        return new Standby(policy, obtaining, listener);
    }

    Failover failover() {
        return failover;
    }

    Succession succession() {
        return succession;
    }

    @Override
    public void close() {
        clients.close();
        windows.close();
    }
}
