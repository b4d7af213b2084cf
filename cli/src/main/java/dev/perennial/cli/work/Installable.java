package dev.perennial.cli.work;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.GivenFile;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Certificate;
import java.nio.file.Path;

/** A certificate and its key, in files that a server can be pointed to. */
public record Installable(Path cert, Path key) {
    private static final String HOLDS = "Nothing was done.";

    public static Installable of(Lineage lineage) throws LineageException {
        lineage.certificate();
        return new Installable(lineage.cert(), lineage.privkey());
    }

    /** Reads {@code --cert-path} and {@code --key-path}, and refuses what no server could use. */
    public static Installable given(ParsedOptions options) throws Failure {
        Path cert = options.requiredPath("cert_path");
        Path key = options.requiredPath("key_path");
        Certificate certificate = new GivenFile(cert, "--cert-path", HOLDS).certificate();
        new GivenFile(key, "--key-path", HOLDS).keyOf(certificate, cert);
        return new Installable(cert, key);
    }
}
