package dev.perennial.cli.work;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AtomicFiles;
import dev.perennial.pki.CertificateChain;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the certificate of a {@code --csr} goes: the paths the user named, which must be free, else names with the first
 * free number in the current folder. The full chain goes by the name of the chain, too, as in Certbot.
 */
record CsrOutputs(Output cert, Output chain, Output fullchain) {
    private static final int LAST_NUMBER = 9999;

    /**
     * One file.
     *
     * @param numbered whether a number goes before its name
     */
    record Output(String option, Path path, boolean numbered) {
        private static Output of(ParsedOptions options, String option, String dest, String usual) {
            Optional<Path> named = options.path(dest);
            return new Output(
                    option,
                    named.orElseGet(() -> Path.of(usual).toAbsolutePath().normalize()),
                    named.isEmpty());
        }

        private Path folder() {
            return Objects.requireNonNull(path.getParent(), "a file is in a folder");
        }

        private void requireWritable() throws Failure {
            if (!numbered && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw refused(option + ": " + path + " exists, and is not overwritten.", null)
                        .next("Move it away, or name another file.");
            }
            @Nullable Path there = folder();
            while (there != null && !Files.exists(there)) {
                there = there.getParent();
            }
            if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
                throw refused(option + ": " + path + " cannot be written, for want of rights in " + there + '.', null);
            }
        }

        private Path write(String text) throws IOException {
            AtomicFiles.makeFolders(folder(), "rwxr-xr-x");
            if (!numbered) {
                AtomicFiles.create(path, text);
                return path;
            }
            for (int number = 0; number <= LAST_NUMBER; number++) {
                Path next =
                        path.resolveSibling(Integer.toString(10_000 + number).substring(1) + '_' + path.getFileName());
                try {
                    AtomicFiles.create(next, text);
                    return next;
                } catch (FileAlreadyExistsException e) {
                    // The next number, then.
                }
            }
            throw new IOException("all numbers are taken for " + path);
        }
    }

    static CsrOutputs of(ParsedOptions options) {
        return new CsrOutputs(
                Output.of(options, "--cert-path", "cert_path", "cert.pem"),
                Output.of(options, "--chain-path", "chain_path", "chain.pem"),
                Output.of(options, "--fullchain-path", "fullchain_path", "chain.pem"));
    }

    /** Looks, before the CA is asked, whether the files could be written. Writes nothing. */
    void requireWritable() throws Failure {
        cert.requireWritable();
        chain.requireWritable();
        fullchain.requireWritable();
        Set<Path> named = new HashSet<>();
        for (Output output : List.of(cert, chain, fullchain)) {
            if (!output.numbered() && !named.add(output.path())) {
                throw refused(output.option() + ": " + output.path() + " is to hold another of the files.", null);
            }
        }
    }

    /** All three or none. */
    CsrCertified.Files write(CertificateChain issued) throws Failure {
        List<Path> written = new ArrayList<>();
        try {
            written.add(cert.write(issued.leafPem()));
            written.add(chain.write(issued.issuersPem()));
            written.add(fullchain.write(issued.fullPem()));
            return new CsrCertified.Files(written.get(0), written.get(1), written.get(2));
        } catch (IOException e) {
            for (Path file : written) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException again) {
                    e.addSuppressed(again);
                }
            }
            throw new Failure(
                            FailureKind.FILES,
                            "The certificate was issued but cannot be written: " + e.getMessage() + '.',
                            e)
                    .holding("None of its files was left behind.")
                    .next("Make room or mend the rights, and run the same command again.");
        }
    }

    private static Failure refused(String what, @Nullable Exception e) {
        return new Failure(FailureKind.REFUSED, what, e).holding("Nothing was asked of the CA.");
    }
}
