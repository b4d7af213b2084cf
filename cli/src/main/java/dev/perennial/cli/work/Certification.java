package dev.perennial.cli.work;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.Prompts;
import dev.perennial.cli.choice.Choice;
import dev.perennial.cli.choice.KnownLineage;
import dev.perennial.cli.choice.LineageChoice;
import dev.perennial.cli.choice.Wanted;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Event;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.RenewalException;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Identifier;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/**
 * Gets the certificate that the options of a run ask for: a new one, a new version of one there is, or the one there is.
 * Under the locks of {@link Folders}.
 */
public final class Certification {
    private final Workshop workshop;
    private final ParsedOptions options;
    private final Prompts prompts;

    public Certification(Workshop workshop, ParsedOptions options, Prompts prompts) {
        this.workshop = workshop;
        this.options = options;
        this.prompts = prompts;
    }

    /** Blocks until the certificate is in place and its hooks have run. */
    public Certified run()
            throws Failure, LineageException, AcmeException, IssuanceException, RenewalException, InterruptedException {
        List<Identifier> names = Identifiers.of(options);
        Optional<String> certName = options.text("certname");
        if (names.isEmpty() && certName.isEmpty()) {
            names = Identifiers.ask(prompts);
        }
        Choice choice = LineageChoice.of(Wanted.of(options, names), KnownLineages.read(workshop.store(), certName));
        return switch (new Deliberation(workshop, options, prompts).settle(choice)) {
            case Choice.New(String name) -> issue(name, names);
            case Choice.Renew renew -> renew(renew, names);
            case Choice.Keep(var lineage) -> kept(lineage, "Certificate not yet due for renewal; no action taken.");
            case Choice.Mend(var lineage, var otherwise) ->
                kept(lineage, "The newest version was there already; it is in place now.");
            case Choice.Refuse(String why, String next) ->
                throw new Failure(FailureKind.REFUSED, why)
                        .holding("Nothing was changed.")
                        .next(next);
            case Choice.Ask open -> throw unsettled(open);
            case Choice.IfDue open -> throw unsettled(open);
        };
    }

    private Certified issue(String name, List<Identifier> names)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        boolean rehearsal = options.flag("dry_run");
        if (!rehearsal) {
            workshop.store().requireCreatable(name);
        }
        workshop.output()
                .line((rehearsal ? "Simulating a certificate request for " : "Requesting a certificate for ")
                        + Identifiers.summary(names));
        KeyPair key = CertificateKeys.generate(options);
        List<String> renewed = List.of();
        ParsedOptions given = WebrootChoice.settle(options, names, prompts, workshop.output());
        try (OrderBook book = workshop.obtaining().open(given, names)) {
            workshop.hooks().post(options.text("post_hook"));
            workshop.hooks().pre(options.text("pre_hook"));
            Obtained obtained = book.obtain(names, key, Optional.empty());
            if (rehearsal) {
                return new Certified(Certified.Action.REHEARSED, Optional.empty(), "");
            }
            Lineage lineage = workshop.store().create(name, obtained.files(), obtained.renewalParams());
            workshop.listener()
                    .on(new Event.Kept(lineage.name(), lineage.fullchain().toString()));
            renewed = Identifiers.values(obtained.identifiers());
            workshop.hooks().deploy(options.text("deploy_hook"), lineage, renewed);
            return Certified.now(Certified.Action.ISSUED, read(lineage.name()));
        } finally {
            workshop.hooks().runPost(renewed, List.of());
        }
    }

    /** As in Certbot, what the lineage remembers does not count here: these options are what it remembers from now on. */
    private Certified renew(Choice.Renew renew, List<Identifier> names)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        StoredLineage old = read(renew.lineage().name());
        boolean sameType = renew.keyType().equals(options.required("key_type"));
        List<Identifier> wanted = names.isEmpty() ? old.certificate().identifiers() : names;
        ParsedOptions given = WebrootChoice.settle(
                sameType ? options : options.with("key_type", renew.keyType()), wanted, prompts, workshop.output());
        List<String> renewed = List.of();
        try {
            List<Identifier> got = workshop.succession().run(old, given, wanted).identifiers();
            if (given.flag("dry_run")) {
                return Certified.now(Certified.Action.REHEARSED, old);
            }
            renewed = Identifiers.values(got);
            return Certified.now(Certified.Action.RENEWED, read(old.lineage().name()));
        } finally {
            workshop.hooks().runPost(renewed, List.of());
        }
    }

    private Certified kept(KnownLineage lineage, String reason) throws LineageException {
        return new Certified(Certified.Action.KEPT, Optional.of(read(lineage.name())), reason);
    }

    private StoredLineage read(String name) throws LineageException {
        return StoredLineage.read(workshop.store().load(name));
    }

    private static IllegalStateException unsettled(Choice choice) {
        return new IllegalStateException("not settled: " + choice);
    }
}
