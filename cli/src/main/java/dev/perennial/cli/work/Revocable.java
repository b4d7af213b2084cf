package dev.perennial.cli.work;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptionException;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.cli.store.GivenFile;
import dev.perennial.cli.store.Lineages;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.pki.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A certificate to revoke, and where it belongs.
 *
 * @param file where it was read
 * @param lineages those that hold the file; none if it was copied here from elsewhere
 * @param options of this run, and the CA and the account of the lineage where this run names none
 */
public record Revocable(Path file, Certificate certificate, List<Lineage> lineages, ParsedOptions options) {

    /** By {@code --cert-name} or {@code --cert-path}. Reads the disk. */
    public static Revocable find(LineageStore store, ParsedOptions options) throws Failure, LineageException {
        Optional<String> name = options.text("certname");
        Optional<Path> path = options.path("cert_path");
        if (name.isPresent() == path.isPresent()) {
            throw new Failure(
                            FailureKind.REFUSED, "Error! Exactly one of --cert-path or --cert-name must be specified!")
                    .holding("Nothing was revoked.")
                    .next("The names are shown by the command certificates.");
        }
        if (path.isPresent()) {
            Certificate certificate = new GivenFile(path.get(), "--cert-path", "Nothing was revoked.").certificate();
            return of(path.get(), certificate, store.holding(path.get()), options);
        }
        Lineage lineage = named(store, name.get());
        return of(lineage.cert(), lineage.certificate(), List.of(lineage), options);
    }

    private static Lineage named(LineageStore store, String name) throws Failure, LineageException {
        Lineages.require(store, name);
        try {
            return store.load(name);
        } catch (LineageException e) {
            throw new Failure(FailureKind.DAMAGED, String.valueOf(e.getMessage()), e)
                    .holding("Nothing was revoked.")
                    .next("If the certificate itself can be read, name its file with --cert-path.");
        }
    }

    private static Revocable of(Path file, Certificate certificate, List<Lineage> lineages, ParsedOptions options)
            throws LineageException {
        if (lineages.isEmpty()) {
            return new Revocable(file, certificate, lineages, options);
        }
        Lineage lineage = lineages.getFirst();
        try {
            ParsedOptions restored = StoredOptions.restore(options, lineage.renewalParams());
            return new Revocable(file, certificate, lineages, restored);
        } catch (StoredOptionException e) {
            throw new LineageException(
                    "The renewal file " + lineage.confFile() + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /** Whether this is the certificate that is in use, not an earlier version of it. Reads the disk. */
    public boolean live() throws LineageException {
        for (Lineage lineage : lineages) {
            if (Files.exists(lineage.cert()) && lineage.certificate().equals(certificate)) {
                return true;
            }
        }
        return false;
    }
}
