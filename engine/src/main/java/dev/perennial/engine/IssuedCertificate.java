package dev.perennial.engine;

import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that fits its request.
 *
 * @param profile the one the authority says it used
 * @param records that stay in the DNS, and have proven names of it this time
 * @param reused names that were proven before, in whatever way; {@code *.} included
 */
public record IssuedCertificate(
        CertificateChain chain, Optional<String> profile, List<StandingRecord> records, List<Identifier> reused) {
    public IssuedCertificate {
        records = List.copyOf(records);
        reused = List.copyOf(reused);
    }
}
