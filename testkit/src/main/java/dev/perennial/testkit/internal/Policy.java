package dev.perennial.testkit.internal;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the CA offers and demands. {@code profiles} is never empty and its first is used when none is asked for;
 * {@code externalAccounts} are MAC keys by key identifier; {@code rejectedDomains} take their subdomains with them;
 * {@code caaIdentities} are the issuer domains looked for in CAA records, none meaning that CAA is not checked.
 */
public record Policy(
        List<Profile> profiles,
        Map<String, byte[]> externalAccounts,
        boolean externalAccountRequired,
        List<String> rejectedDomains,
        double authorizationReuse,
        List<String> caaIdentities) {

    public Policy {
        profiles = List.copyOf(profiles);
        externalAccounts = Map.copyOf(externalAccounts);
        rejectedDomains = List.copyOf(rejectedDomains);
        caaIdentities = List.copyOf(caaIdentities);
    }

    public Optional<Profile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    public boolean rejects(Identifier identifier) {
        return identifier instanceof Identifier.Dns dns
                && rejectedDomains.stream()
                        .anyMatch(domain ->
                                dns.base().equals(domain) || dns.base().endsWith("." + domain));
    }
}
