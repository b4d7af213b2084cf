package dev.perennial.cli.work;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.choice.Choice;
import dev.perennial.cli.choice.KnownLineage;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.order.CertificateKeys;
import dev.perennial.cli.order.Obtained;
import dev.perennial.cli.order.OrderBook;
import dev.perennial.cli.order.WantedKey;
import dev.perennial.cli.policy.FromCa;
import dev.perennial.cli.policy.Urgency;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.cli.store.KnownLineages;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.IssuanceException;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** Carries out what was planned: a new certificate, a new version of one there is, or the one there is. */
public final class Certification {
    private final Workshop workshop;
    private final ParsedOptions options;
    private final Plan plan;

    public Certification(Workshop workshop, Plan plan) {
        this.workshop = workshop;
        this.options = plan.options();
        this.plan = plan;
    }

    /**
     * Blocks until the certificate is in place, its hooks have run and servers were looked at. Under the locks of
     * {@link Folders}.
     */
    public Certified run() throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        Certified certified = carryOut();
        workshop.proof().settle();
        return certified;
    }

    private Certified carryOut()
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        workshop.refresh();
        return switch (plan.choice()) {
            case Choice.New(String name) -> issue(name, plan.names());
            case Choice.Renew(KnownLineage lineage, var _) -> renew(lineage, plan.names());
            case Choice.Keep(var lineage) ->
                kept(lineage, List.of(), "Certificate not yet due for renewal; no action taken.");
            case Choice.Mend(var lineage, var _) ->
                kept(lineage, List.of(lineage.name()), "The newest version was there already; it is in place now.");
            case Choice.Refuse(String why, String next) ->
                throw new Failure(FailureKind.REFUSED, why)
                        .holding("Nothing was changed.")
                        .next(next);
            case Choice.Ask open -> throw unsettled(open);
            case Choice.IfDue open -> throw unsettled(open);
        };
    }

    /** Nobody was locked out while the plan was made. */
    private void requireAsPlanned() throws Failure, LineageException {
        if (!KnownLineages.read(workshop.store(), options.text("certname")).equals(plan.known())) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Another run has changed the certificates in "
                                    + workshop.paths().configDir() + " since this one looked at them.")
                    .holding("This run has done nothing.")
                    .next("Run the same command again.");
        }
    }

    private Certified issue(String name, List<Identifier> names)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        requireAsPlanned();
        boolean rehearsal = options.flag("dry_run");
        if (!rehearsal) {
            workshop.store().requireCreatable(name);
        }
        workshop.output()
                .line((rehearsal ? "Simulating a certificate request for " : "Requesting a certificate for ")
                        + Identifiers.summary(names));
        KeyPair key = CertificateKeys.generate(options);
        String id = OrderJournal.making(name);
        List<String> renewed = List.of();
        try {
            FromCa<Obtained> from = workshop.failover()
                    .run(
                            options,
                            id,
                            names,
                            Urgency.of(
                                    options, Optional.empty(), workshop.clock().instant()),
                            at -> {
                                OrderBook book = workshop.obtaining().open(at, names, Optional.empty());
                                workshop.hooks().post(options.text("post_hook"));
                                workshop.hooks().pre(options.text("pre_hook"));
                                return book.obtain(id, names, WantedKey.fresh(key), Optional.empty());
                            });
            Obtained obtained = from.done();
            if (rehearsal) {
                return new Certified(Certified.Action.REHEARSED, Optional.empty(), "");
            }
            Lineage lineage = workshop.store().create(name, obtained.files(), obtained.renewalParams());
            workshop.listener()
                    .on(new Event.Kept(lineage.name(), lineage.fullchain().toString()));
            renewed = Identifiers.values(obtained.identifiers());
            workshop.proof().deploy(lineage, options, renewed);
            workshop.obtaining().journal().forget(id);
            workshop.standby().prepare(options, from.passed());
            return Certified.now(Certified.Action.ISSUED, read(lineage.name()));
        } finally {
            workshop.hooks().runPost(renewed, List.of());
        }
    }

    /** As in Certbot, what the lineage remembers does not count here: these options are what it remembers from now on. */
    private Certified renew(KnownLineage lineage, List<Identifier> names)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        requireAsPlanned();
        StoredLineage old = read(lineage.name());
        List<Identifier> wanted = names.isEmpty() ? old.certificate().identifiers() : names;
        List<String> renewed = List.of();
        try {
            FromCa<Certificate> from = workshop.succession().run(old, options, wanted);
            if (options.flag("dry_run")) {
                return Certified.now(Certified.Action.REHEARSED, old);
            }
            renewed = Identifiers.values(from.done().identifiers());
            workshop.standby().prepare(options, from.passed());
            return Certified.now(Certified.Action.RENEWED, read(old.lineage().name()));
        } finally {
            workshop.hooks().runPost(renewed, List.of());
        }
    }

    /** A run that was cut off may have kept it without the journal hearing of that. */
    private Certified kept(KnownLineage lineage, List<String> deployed, String reason)
            throws LineageException, InterruptedException {
        if (!options.flag("dry_run")) {
            new JournalSweep(workshop).runLocked(deployed);
        }
        return new Certified(Certified.Action.KEPT, Optional.of(read(lineage.name())), reason);
    }

    private StoredLineage read(String name) throws LineageException {
        return StoredLineage.read(workshop.store().load(name));
    }

    private static IllegalStateException unsettled(Choice choice) {
        return new IllegalStateException("not settled: " + choice);
    }
}
