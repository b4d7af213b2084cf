package dev.perennial.cli.work;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.pki.Csr;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certification request that somebody made, as PEM or DER. */
final class CsrFile {
    private static final int LONGEST = 1 << 20;
    private static final int DER_SEQUENCE = 0x30;

    private CsrFile() {}

    /** Reads the disk. Whatever is no request that a CA could take is refused here. */
    static Csr read(Path file) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw new PkiException("it is larger than 1 MiB");
            }
            boolean der = content.length > 0 && content[0] == DER_SEQUENCE;
            Csr csr = der ? Csr.parse(content) : Csr.fromPem(new String(content, StandardCharsets.ISO_8859_1));
            if (csr.identifiers().isEmpty()) {
                throw new PkiException("it needs to have a SubjectAltName for every domain");
            }
            if (!csr.signatureValid()) {
                throw new PkiException("it is not signed by the key in it");
            }
            return csr;
        } catch (PkiException e) {
            throw refused("The certificate request " + file + " cannot be used: " + e.getMessage() + '.', e);
        } catch (IOException e) {
            throw refused("The certificate request " + file + " cannot be read: " + e.getMessage() + '.', e);
        }
    }

    private static Failure refused(String what, Exception e) {
        return new Failure(FailureKind.REFUSED, what, e).holding("Nothing was asked of the CA.");
    }
}
