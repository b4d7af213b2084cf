package dev.perennial.dns;

import java.util.List;
import java.util.Optional;

/**
 * Who wants to issue what.
 *
 * @param issuers the names that the CA goes by in CAA records
 * @param account the URL of the account, if it is known
 * @param method how control will be proven, as RFC 8657 calls it; empty if that is not known
 * @param wildcard whether the certificate is for {@code *.name}
 */
public record CaaRequest(List<String> issuers, Optional<String> account, Optional<String> method, boolean wildcard) {
    public CaaRequest {
        issuers = List.copyOf(issuers);
    }
}
