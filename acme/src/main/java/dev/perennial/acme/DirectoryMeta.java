package dev.perennial.acme;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CA says about itself (RFC 8555 section 9.7.6, draft-ietf-acme-profiles, draft-ietf-acme-dns-persist).
 *
 * @param caaIdentities names that a CAA record may allow for this CA
 * @param profiles name to description, in the CA's order
 * @param issuerDomainNames who may stand in a dns-persist-01 record (draft-02)
 * @param accountHashPrefix begins the {@code accounturi} of a dns-persist-01 record (draft-02)
 */
public record DirectoryMeta(
        Optional<URI> termsOfService,
        Optional<URI> website,
        List<String> caaIdentities,
        boolean externalAccountRequired,
        Map<String, String> profiles,
        List<String> issuerDomainNames,
        Optional<String> accountHashPrefix) {

    public DirectoryMeta {
        caaIdentities = List.copyOf(caaIdentities);
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
        issuerDomainNames = List.copyOf(issuerDomainNames);
    }
}
