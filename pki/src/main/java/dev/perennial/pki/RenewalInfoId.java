package dev.perennial.pki;

import java.util.Optional;

/** The name of a certificate in ACME renewal information and in the {@code replaces} member of an order. */
public final class RenewalInfoId {
    /** Key identifiers are hashes, serial numbers have at most 20 octets; what is longer belongs into no URL. */
    private static final int MAX_OCTETS = 64;

    private RenewalInfoId() {}

    /** RFC 9773 section 4.1; empty if the certificate has no usable authority key identifier, and then it cannot have one. */
    public static Optional<String> of(Certificate certificate) {
        if (certificate.serialContent().length > MAX_OCTETS) {
            return Optional.empty();
        }
        return certificate
                .authorityKeyIdentifier()
                .filter(key -> key.length > 0 && key.length <= MAX_OCTETS)
                .map(key -> Base64Url.encode(key) + "." + Base64Url.encode(certificate.serialContent()));
    }
}
