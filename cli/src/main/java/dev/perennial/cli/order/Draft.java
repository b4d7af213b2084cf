package dev.perennial.cli.order;

import dev.perennial.engine.Journal;
import dev.perennial.pki.Csr;

/**
 * A request that is ready to be ordered.
 *
 * @param keyPem PKCS#8; empty if the key is elsewhere
 */
record Draft(Csr csr, String keyPem, Journal journal) {
    /** The key must never reach a log by accident. */
    @Override
    public String toString() {
        return "Draft[" + csr + ']';
    }
}
