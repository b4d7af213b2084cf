package dev.perennial.acme;

import dev.perennial.pki.CertificateChain;
import java.net.URI;
import java.util.List;

/**
 * An issued certificate (RFC 8555 section 7.4.2). Well formed, but not yet checked against key and request.
 *
 * @param alternates where the same certificate can be had with other chains
 */
public record CertificateDownload(CertificateChain chain, List<URI> alternates) {
    public CertificateDownload {
        alternates = List.copyOf(alternates);
    }
}
