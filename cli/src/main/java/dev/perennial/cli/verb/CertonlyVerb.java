package dev.perennial.cli.verb;

import dev.perennial.cli.Context;
import dev.perennial.cli.Environment;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.Output;
import dev.perennial.cli.ProgressListener;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.work.Folders;
import dev.perennial.cli.work.LineageRenewal;
import dev.perennial.cli.work.Obtaining;
import dev.perennial.cli.work.StoredLineage;
import dev.perennial.cli.work.SuggestedWindows;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.Hooks;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.RenewalInfoId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** {@code certonly}: obtains a certificate, or renews the one there is for the same names or of the same name. */
final class CertonlyVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        Environment environment = context.environment();
        ParsedOptions options = context.options();
        Output output = context.output();
        if (options.text("csr").isPresent()) {
            throw new Failure(FailureKind.REFUSED, "--csr is not available yet in this build. Nothing was changed.");
        }
        CertbotPaths paths = Folders.of(options);
        Clock clock = environment.clock();
        Listener listener = new ProgressListener(context);
        LineageStore store = new LineageStore(paths, environment.version());
        Obtaining obtaining = new Obtaining(context, paths, listener, clock);
        List<Identifier> identifiers = identifiers(options);
        Hooks hooks = new Hooks(paths, options.flag("directory_hooks"), environment.variables(), listener);
        DirectoryLocks locks = Folders.lock(paths);
        try (SuggestedWindows windows = new SuggestedWindows(context, clock)) {
            Optional<StoredLineage> existing = existing(store, options, identifiers);
            if (existing.isEmpty() && identifiers.isEmpty()) {
                throw new Failure(FailureKind.REFUSED, "No names: say which with -d.");
            }
            Lineage kept;
            if (existing.isEmpty()) {
                hooks.pre(options.text("pre_hook"));
                hooks.post(options.text("post_hook"));
                Obtaining.Obtained obtained =
                        obtaining.obtain(options, identifiers, Optional.empty(), Optional.empty());
                if (options.flag("dry_run")) {
                    return rehearsed(output);
                }
                String name = options.text("certname").orElse(lineageName(identifiers.getFirst()));
                kept = store.create(name, obtained.files(), obtained.renewalParams());
            } else {
                StoredLineage old = existing.get();
                LineageRenewal renewal =
                        new LineageRenewal(old.lineage().name(), store, options, obtaining, windows, hooks);
                boolean sameNames = identifiers.isEmpty() || same(identifiers, old);
                if (sameNames && Decider.decide(renewal.facts(), clock.instant()) instanceof Decision.NotYet notYet) {
                    output.line("Certificate not yet due for renewal; no action taken.");
                    output.line(notYet.reason());
                    return 0;
                }
                List<Identifier> names =
                        identifiers.isEmpty() ? old.certificate().identifiers() : identifiers;
                hooks.pre(options.text("pre_hook"));
                hooks.post(options.text("post_hook"));
                Obtaining.Obtained obtained =
                        obtaining.obtain(options, names, Optional.empty(), RenewalInfoId.of(old.certificate()));
                if (options.flag("dry_run")) {
                    return rehearsed(output);
                }
                kept = store.saveSuccessor(old.lineage(), obtained.files(), obtained.renewalParams());
            }
            hooks.deploy(
                    options.text("deploy_hook"), kept, StoredLineage.read(kept).names());
            report(output, kept);
            return 0;
        } finally {
            hooks.runPost(options.list("domains"), List.of());
            locks.close();
        }
    }

    private static int rehearsed(Output output) {
        output.line("The dry run was successful.");
        return 0;
    }

    private static void report(Output output, Lineage kept) throws Exception {
        LocalDate expires =
                LocalDate.ofInstant(StoredLineage.read(kept).certificate().notAfter(), ZoneOffset.UTC);
        output.line("\nSuccessfully received certificate.");
        output.line("Certificate is saved at: " + kept.fullchain());
        output.line("Key is saved at:         " + kept.privkey());
        output.line("This certificate expires on " + expires + ".");
    }

    /** By name if one is given, else the one with exactly these names. Lineages that cannot be read are passed over. */
    private static Optional<StoredLineage> existing(
            LineageStore store, ParsedOptions options, List<Identifier> identifiers) throws Exception {
        Optional<String> wanted = options.text("certname");
        Optional<StoredLineage> found = Optional.empty();
        for (String name : options.flag("duplicate") ? List.<String>of() : store.names()) {
            if (wanted.isPresent() && !wanted.get().equals(name)) {
                continue;
            }
            try {
                StoredLineage stored = StoredLineage.read(store.load(name));
                if (wanted.isPresent() || same(identifiers, stored)) {
                    found = Optional.of(stored);
                }
            } catch (LineageException e) {
                if (wanted.isPresent()) {
                    throw e;
                }
            }
        }
        return found;
    }

    private static boolean same(List<Identifier> identifiers, StoredLineage stored) {
        return new HashSet<>(identifiers)
                .equals(new HashSet<>(stored.certificate().identifiers()));
    }

    private static List<Identifier> identifiers(ParsedOptions options) throws Exception {
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : options.list("domains")) {
            identifiers.add(Identifier.dns(name));
        }
        for (String address : options.list("ip_addresses")) {
            identifiers.add(Identifier.ip(address));
        }
        return identifiers;
    }

    private static String lineageName(Identifier first) {
        return first instanceof Identifier.Dns dns ? dns.base() : first.value();
    }
}
