package dev.perennial.pki;

import java.util.Optional;

/** The name of a certificate in ACME renewal information and in the {@code replaces} member of an order. */
public final class RenewalInfoId {
    private RenewalInfoId() {}

    /** RFC 9773 section 4.1; empty if the certificate has no authority key identifier, and then it cannot have one. */
    public static Optional<String> of(Certificate certificate) {
        return certificate
                .authorityKeyIdentifier()
                .map(key -> Base64Url.encode(key) + "." + Base64Url.encode(certificate.serialContent()));
    }
}
