package dev.perennial.engine;

import dev.perennial.acme.Order;
import dev.perennial.pki.CertificateChain;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * What outlives this process about one request: written before the step that cannot be repeated for free, so that whoever
 * comes after a crash goes on with the same order and the same key. What writes has reached the disk when it returns. For
 * one thread.
 */
public interface Journal {
    /** Remembers nothing: for rehearsals, whose orders nobody goes on with. */
    Journal NONE = new NoJournal();

    /** The certificate, if an earlier run has come so far; whoever uses it checks it again. */
    Optional<CertificateChain> certificate();

    /** The order of an earlier run for the same request, whatever has become of it. */
    Optional<URI> order();

    /** The authority knows this order now, which takes the place of any other. */
    void placed(Order order) throws IOException;

    /** The authority is about to be asked for the certificate, and may issue it even if its answer never arrives. */
    void finalizing() throws IOException;

    /** There it is. What remains is to keep it. */
    void issued(CertificateChain chain) throws IOException;

    /** The order will never lead to a certificate. */
    void abandoned() throws IOException;
}
