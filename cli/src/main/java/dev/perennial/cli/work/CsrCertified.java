package dev.perennial.cli.work;

import dev.perennial.pki.Certificate;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A certificate for a request made elsewhere.
 *
 * @param files where it is; absent if it was only rehearsed
 */
public record CsrCertified(Certificate certificate, Optional<Files> files) {
    public record Files(Path cert, Path chain, Path fullchain) {}
}
