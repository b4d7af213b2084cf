package dev.perennial.cli.work;

import dev.perennial.cli.authority.KnownCas;
import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.policy.Advice;
import dev.perennial.cli.policy.CaPolicy;
import dev.perennial.cli.policy.FactFinder;
import dev.perennial.cli.policy.RenewalInfoMemory;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.cli.store.StoreRota;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.Defect;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.Ledger;
import dev.perennial.lineage.Limit;
import dev.perennial.lineage.LineageCheck;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.lineage.Outage;
import dev.perennial.lineage.Unserved;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.RenewalInfoId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the lineages stand, from the disk alone: asks no CA, takes no lock and writes nothing, so it may be used at any time, also
 * while a run is at work. Any number of threads.
 */
public final class Standings {
    private final ParsedOptions options;
    private final LineageStore store;
    private final Ledger ledger;
    private final Unserved unserved;
    private final RenewalInfoMemory memory;
    private final Map<String, JournalEntry> underWay;
    private final CaPolicy policy;
    private final FactFinder facts;
    private final Instant now;

    /** Reads what earlier runs have noted from the disk. */
    public Standings(Context context, Instant now) {
        Listener listener = new ProgressListener(context);
        this.options = context.options();
        CertbotPaths paths = Folders.of(options);
        this.store = new LineageStore(paths, context.environment().version());
        this.ledger = Ledger.read(paths, listener);
        this.unserved = new Unserved(paths, listener);
        this.memory = RenewalInfoMemory.in(paths.workDir());
        this.underWay = underWay(new OrderJournal(paths, listener), listener);
        Setbacks setbacks = new Setbacks(
                ledger, context.environment().clock(), context.environment().random());
        this.policy = new CaPolicy(
                KnownCas.read(context),
                ledger,
                new AccountStore(paths, listener),
                context.environment().clock());
        this.facts = new FactFinder(
                options,
                setbacks,
                policy,
                name -> Optional.ofNullable(underWay.get(name)),
                new StoreRota(store),
                () -> false,
                Clock.fixed(now, ZoneOffset.UTC));
        this.now = now;
    }

    private static Map<String, JournalEntry> underWay(OrderJournal journal, Listener listener) {
        Map<String, JournalEntry> entries = new HashMap<>();
        try {
            for (String id : journal.ids()) {
                Optional<String> lineage = OrderJournal.lineageOf(id);
                if (lineage.isPresent()) {
                    journal.look(id).ifPresent(entry -> entries.put(lineage.get(), entry));
                }
            }
        } catch (IOException e) {
            listener.on(new Event.Warning("What is under way is not shown. " + e.getMessage()));
        }
        return entries;
    }

    /** CAs that have failed and not worked since. */
    public List<Outage> outages() {
        return ledger.outages();
    }

    /** What CAs have said that they will not do now, also for names that no lineage has. */
    public List<Limit> limits() {
        return ledger.limits(now);
    }

    /** What is known of the CA with this directory. */
    public KnownCa ca(URI server) {
        return policy.known(server);
    }

    public LineageStore store() {
        return store;
    }

    /** Reads the disk. */
    public Standing of(String name) {
        try {
            return known(StoredLineage.read(store.load(name)));
        } catch (LineageException e) {
            return new Standing.Unreadable(name, String.valueOf(e.getMessage()));
        } catch (Failure e) {
            return new Standing.Unreadable(name, e.what());
        }
    }

    private Standing known(StoredLineage stored) throws LineageException, Failure {
        String name = stored.lineage().name();
        // Whoever issued a certificate knows when to renew it, also where the next one is to come from elsewhere.
        ParsedOptions effective = stored.restore(options.without("server"));
        Advice advice = policy.advises(effective) ? advice(stored.certificate()) : Advice.IMPOSSIBLE;
        RenewalFacts found = facts.of(stored, effective, facts.timely() ? advice.window() : Optional.empty());
        Optional<Instant> next = Decider.firstDue(found, now);
        return new Standing.Known(
                stored,
                LineageCheck.defects(stored.lineage()).stream()
                        .map(Defect::message)
                        .toList(),
                Decider.decide(found, now),
                next,
                policy.known(ServerUrl.of(effective)),
                policy.choose(stored.restore(options), stored.certificate(), next.orElse(now)),
                advice,
                ledger.trouble(name, stored.certificate().notBefore()),
                Optional.ofNullable(underWay.get(name)),
                unserved.look(name),
                store.deploymentPending(stored.lineage()));
    }

    private Advice advice(Certificate certificate) {
        Optional<String> certId = RenewalInfoId.of(certificate);
        if (certId.isEmpty() || !now.isBefore(certificate.notAfter())) {
            return Advice.IMPOSSIBLE;
        }
        return memory.lastAnswer(certId.get(), now).map(Advice::of).orElse(Advice.NOT_ASKED);
    }
}
