package dev.perennial.lineage;

import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate on its way: all that a run needs to go on where another was cut off.
 *
 * @param id see {@link OrderJournal}
 * @param server the directory of the CA
 * @param account the id of the account that orders
 * @param profile as it was asked for, required or preferred; empty for the CA's usual one
 * @param keyPem PKCS#8; absent if the key is elsewhere, as with {@code --csr}
 * @param csr what is sent to finalize, always the same
 * @param begun when the key was made
 * @param order absent until the CA has answered with it
 * @param expires when the CA forgets the order, as far as it said
 * @param finalizing whether the CA may have issued the certificate
 * @param certificate what it issued
 */
public record JournalEntry(
        String id,
        URI server,
        String account,
        String profile,
        Optional<String> keyPem,
        Csr csr,
        Instant begun,
        Optional<URI> order,
        Optional<Instant> expires,
        boolean finalizing,
        Optional<CertificateChain> certificate) {

    /** Before the CA has heard of it. */
    public static JournalEntry of(
            String id, URI server, String account, String profile, Optional<String> keyPem, Csr csr, Instant begun) {
        return new JournalEntry(
                id,
                server,
                account,
                profile,
                keyPem,
                csr,
                begun,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    JournalEntry placed(Optional<URI> url, Optional<Instant> until) {
        return new JournalEntry(id, server, account, profile, keyPem, csr, begun, url, until, false, Optional.empty());
    }

    JournalEntry asFinalizing() {
        return new JournalEntry(id, server, account, profile, keyPem, csr, begun, order, expires, true, certificate);
    }

    JournalEntry issued(CertificateChain chain) {
        return new JournalEntry(
                id, server, account, profile, keyPem, csr, begun, order, expires, true, Optional.of(chain));
    }

    /** Whether the CA has issued the certificate or may have. */
    public boolean promising() {
        return finalizing || certificate.isPresent();
    }

    /** The key must never reach a log by accident. */
    @Override
    public String toString() {
        return "JournalEntry[" + id + ", " + order + ']';
    }
}
