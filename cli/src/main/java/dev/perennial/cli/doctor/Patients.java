package dev.perennial.cli.doctor;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.cli.work.Standings;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom a command line means: certificates by their names, names that have none yet, or all certificates. Reads the disk. */
final class Patients {
    private final ParsedOptions options;
    /** With the authenticator that a folder stands for: who gives one wants it tried. */
    private final ParsedOptions asked;

    private final Standings standings;

    Patients(Context context, LocalMoments moments) {
        this.options = context.options();
        boolean folder = options.setByUser("webroot_path")
                && PluginRequest.of(options).authenticator().isEmpty();
        this.asked = folder ? options.with("authenticator", "webroot") : options;
        this.standings = new Standings(context, moments.now());
    }

    List<Patient> all() throws Failure, LineageException {
        List<String> wanted = new ArrayList<>(options.operands());
        options.text("certname").ifPresent(wanted::add);
        List<String> lineages = standings.store().names();
        List<Patient> patients = new ArrayList<>();
        if (wanted.isEmpty() && options.list("domains").isEmpty()) {
            for (String name : lineages) {
                patients.add(lineage(name, List.of()));
            }
        }
        for (String name : wanted) {
            patients.add(lineages.contains(name) ? lineage(name, List.of()) : named(name, lineages));
        }
        if (!options.list("domains").isEmpty()) {
            List<Identifier> names = new ArrayList<>();
            for (String name : options.list("domains")) {
                names.add(identifier(name));
            }
            patients.add(Patient.of(names.getFirst().value(), asked, names));
        }
        return patients;
    }

    private Patient lineage(String name, List<Identifier> only) throws Failure, LineageException {
        return switch (standings.of(name)) {
            case Standing.Unreadable unreadable -> unreadable(unreadable);
            case Standing.Known known -> {
                ParsedOptions restored = known.stored().restore(asked);
                List<Identifier> names =
                        only.isEmpty() ? known.stored().certificate().identifiers() : only;
                yield new Patient(name, Optional.of(known), restored, authenticator(restored), names, List.of());
            }
        };
    }

    private static Optional<String> authenticator(ParsedOptions restored) throws Failure {
        return Optional.of(Solvers.chosen(restored)).filter(name -> !name.equals(Routing.ONLY));
    }

    /** Whoever may not read keys may look at the DNS and at servers, by the certificate's name if it is one. */
    private Patient unreadable(Standing.Unreadable unreadable) {
        String name = unreadable.name();
        String looked = standings.store().confFile(name).toString();
        if (Tools.byWhoRenews(options)) {
            return Patient.of(name, asked, List.of())
                    .knowing(new Finding.Failure(
                            Area.FILES,
                            looked,
                            unreadable.problem(),
                            "Mend that first: it is not renewed as long as it cannot be read."));
        }
        List<Identifier> names = new ArrayList<>();
        try {
            names.add(Identifier.dns(name));
        } catch (PkiException e) {
            names.clear(); // then there is nothing to look at
        }
        return Patient.of(name, asked, names)
                .knowing(new Finding.NotChecked(
                        Area.FILES,
                        looked,
                        unreadable.problem(),
                        "Run this as the user who renews, which usually is root."));
    }

    /** Of a certificate that goes by another name, or of none. */
    private Patient named(String name, List<String> lineages) throws Failure, LineageException {
        Identifier wanted = identifier(name);
        for (String lineage : lineages) {
            if (standings.of(lineage) instanceof Standing.Known known
                    && known.stored().certificate().identifiers().contains(wanted)) {
                return lineage(lineage, List.of(wanted));
            }
        }
        return Patient.of(wanted.value(), asked, List.of(wanted));
    }

    private static Identifier identifier(String name) throws Failure {
        try {
            boolean address =
                    name.indexOf(':') >= 0 || (!name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1)));
            return address ? Identifier.ip(name) : Identifier.dns(name);
        } catch (PkiException e) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "There is no certificate '" + name + "' here, and there can be none for such a name: "
                                    + e.getMessage() + '.',
                            e)
                    .holding("Nothing was done.");
        }
    }
}
