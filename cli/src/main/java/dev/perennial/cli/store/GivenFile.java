package dev.perennial.cli.store;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.jspecify.annotations.Nullable;

/** A PEM file that the user names. Reads the disk. */
public final class GivenFile {
    /** A chain of twenty large certificates; nobody means a larger file. */
    private static final int MAX_BYTES = 256 * 1024;

    private final Path file;
    private final String option;
    private final String holds;

    /**
     * @param option that named the file
     * @param holds what is still true if it is of no use
     */
    public GivenFile(Path file, String option, String holds) {
        this.file = file;
        this.option = option;
        this.holds = holds;
    }

    /** The first certificate of a file that holds nothing but certificates, such as fullchain.pem. */
    public Certificate certificate() throws Failure {
        try {
            return CertificateChain.fromPem(text()).leaf();
        } catch (PkiException e) {
            throw refused("holds no certificate in PEM form: " + e.getMessage(), e);
        }
    }

    KeyPair key() throws Failure {
        try {
            return Keys.fromPem(text());
        } catch (PkiException e) {
            throw refused("holds no private key that can be used: " + e.getMessage(), e);
        }
    }

    /**
     * The private key of a certificate, after a check that it is.
     *
     * @param where the certificate is
     */
    public KeyPair keyOf(Certificate certificate, Path where) throws Failure {
        KeyPair pair = key();
        try {
            if (Keys.match(pair, certificate.publicKey()) && Keys.consistent(pair)) {
                return pair;
            }
        } catch (PkiException e) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "The key in the certificate " + where + " cannot be used: " + e.getMessage(),
                            e)
                    .holding(holds);
        }
        throw new Failure(FailureKind.REFUSED, "The key " + file + " does not belong to the certificate " + where + '.')
                .holding(holds)
                .next("Give the key that lies beside the certificate.");
    }

    private String text() throws Failure {
        if (!Files.exists(file)) {
            throw refused("does not exist.", null);
        }
        if (!Files.isRegularFile(file)) {
            throw refused("is not a file.", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw refused("is too large to be a certificate or a key.", null);
            }
            return new String(content, StandardCharsets.ISO_8859_1); // PEM is ASCII, and what is not is no PEM
        } catch (IOException e) {
            throw refused(
                    "cannot be read" + (Files.isReadable(file) ? ": " + e.getMessage() : ": permission denied."), e);
        }
    }

    private Failure refused(String what, @Nullable Exception cause) {
        return new Failure(FailureKind.REFUSED, option + ": " + file + ' ' + what, cause).holding(holds);
    }
}
