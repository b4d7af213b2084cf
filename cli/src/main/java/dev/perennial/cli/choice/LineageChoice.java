package dev.perennial.cli.choice;

import dev.perennial.pki.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which lineage a request is about and what to do with it, as Certbot decides. Pure. */
public final class LineageChoice {
    private final Wanted wanted;
    private final List<KnownLineage> known;

    private LineageChoice(Wanted wanted, List<KnownLineage> known) {
        this.wanted = wanted;
        this.known = known;
    }

    /**
     * The table, from its top.
     *
     * @param known all that can be read, sorted by name
     */
    public static Choice of(Wanted wanted, List<KnownLineage> known) {
        return new LineageChoice(wanted, known).choose();
    }

    private Choice choose() {
        Optional<String> name = wanted.certName();
        if (wanted.identifiers().isEmpty() && (name.isEmpty() || wanted.duplicate())) {
            return new Choice.Refuse("No names to make a certificate for.", "Say which with -d.");
        }
        if (wanted.duplicate()) {
            return fresh();
        }
        return name.isPresent() ? byName(name.get()) : byNames();
    }

    private Choice fresh() {
        return new Choice.New(wanted.certName().orElseGet(() -> usualName(wanted.identifiers())));
    }

    private Choice byName(String name) {
        for (KnownLineage lineage : known) {
            if (lineage.name().equals(name)) {
                return wanted.identifiers().isEmpty() || names().equals(lineage.set())
                        ? identical(lineage)
                        : otherNames(lineage);
            }
        }
        return wanted.identifiers().isEmpty()
                ? new Choice.Refuse(
                        "No certificate with name " + name + " found.",
                        "Use -d to specify domains, or run certificates to see possible certificate names.")
                : fresh();
    }

    /** The last one with the same names, else the largest with fewer. One with more than was asked for is another matter. */
    private Choice byNames() {
        Set<Identifier> names = names();
        @Nullable KnownLineage same = null;
        @Nullable KnownLineage part = null;
        for (KnownLineage lineage : known) {
            Set<Identifier> its = lineage.set();
            if (its.equals(names)) {
                same = lineage;
            } else if (names.containsAll(its)
                    && (part == null || its.size() > part.set().size())) {
                part = lineage;
            }
        }
        return same != null ? identical(same) : part != null ? subset(part) : fresh();
    }

    private Choice identical(KnownLineage lineage) {
        return keyTypeChecked(lineage, keyType -> {
            Choice renew = new Choice.Renew(lineage, keyType);
            boolean changing = !keyType.equals(lineage.keyType());
            Choice otherwise = wanted.keep()
                    ? new Choice.Keep(lineage)
                    : new Choice.Ask(Questions.keepOrRenew(lineage), renew, new Choice.Keep(lineage));
            return new Choice.Mend(lineage, changing ? renew : new Choice.IfDue(lineage, renew, otherwise));
        });
    }

    private Choice otherNames(KnownLineage lineage) {
        return keyTypeChecked(lineage, keyType -> {
            Choice renew = new Choice.Renew(lineage, keyType);
            return wanted.newNames()
                    ? renew
                    : new Choice.Ask(
                            Questions.newNames(lineage, wanted.identifiers()),
                            renew,
                            new Choice.Refuse("Specified mismatched certificate name and domains.", ""));
        });
    }

    private Choice subset(KnownLineage lineage) {
        return keyTypeChecked(lineage, keyType -> {
            Choice renew = new Choice.Renew(lineage, keyType);
            return wanted.expand() || wanted.forced()
                    ? renew
                    : new Choice.Ask(
                            Questions.expand(lineage, wanted.identifiers()),
                            renew,
                            new Choice.Refuse(
                                    "User chose to cancel the operation and may reinvoke the client.",
                                    "To obtain a new certificate that contains these names without replacing your"
                                            + " existing certificate for " + String.join(", ", lineage.names())
                                            + ", you must use the --duplicate option."));
        });
    }

    /** A key never changes its type because the usual type has changed; somebody has to want it. */
    private Choice keyTypeChecked(KnownLineage lineage, Function<String, Choice> then) {
        if (wanted.keyType().equals(lineage.keyType())) {
            return then.apply(lineage.keyType());
        }
        if (wanted.keyTypeSaid() && wanted.certName().isPresent()) {
            return then.apply(wanted.keyType());
        }
        Choice no = wanted.keyTypeSaid()
                ? new Choice.Refuse(Questions.keyTypeUnconfirmed(lineage, wanted.keyType()), "")
                : then.apply(lineage.keyType());
        return new Choice.Ask(Questions.keyType(lineage, wanted.keyType()), then.apply(wanted.keyType()), no);
    }

    private Set<Identifier> names() {
        return new HashSet<>(wanted.identifiers());
    }

    private static String usualName(List<Identifier> identifiers) {
        return identifiers.getFirst() instanceof Identifier.Dns dns
                ? dns.base()
                : identifiers.getFirst().value();
    }
}
