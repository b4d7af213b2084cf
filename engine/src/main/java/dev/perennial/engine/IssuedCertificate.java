package dev.perennial.engine;

import dev.perennial.pki.CertificateChain;
import java.util.Optional;

/**
 * A certificate that fits its request.
 *
 * @param profile the one the authority says it used
 */
public record IssuedCertificate(CertificateChain chain, Optional<String> profile) {}
