package dev.perennial.testkit.internal;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.PersistFormat;
import dev.perennial.testkit.Profile;
import dev.perennial.testkit.internal.model.ChallengeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the CA offers and demands. {@code profiles} is never empty and its first is used when none is asked for;
 * {@code externalAccounts} are MAC keys by key identifier, each for one account only if {@code externalAccountsOnce};
 * {@code rejectedDomains} take their subdomains with them;
 * {@code caaIdentities} are the issuer domains looked for in CAA records, none meaning that CAA is not checked; {@code challenges} are the kinds offered;
 * {@code offeredAccount} is what an offer of dns-persist-01 says the account is, if not the truth.
 */
public record Policy(
        List<Profile> profiles,
        Map<String, byte[]> externalAccounts,
        boolean externalAccountRequired,
        boolean externalAccountsOnce,
        List<String> rejectedDomains,
        double authorizationReuse,
        List<String> caaIdentities,
        Set<ChallengeType> challenges,
        PersistFormat persistFormat,
        Optional<String> offeredAccount) {

    /** Begins what dns-persist-01 calls an account in draft 02. */
    public static final String ACCOUNT_HASH_PREFIX = "acme:";

    /** What dns-persist-01 calls this CA if it has no name in CAA records. */
    private static final String ISSUER = "ca.test";

    public Policy {
        profiles = List.copyOf(profiles);
        externalAccounts = Map.copyOf(externalAccounts);
        rejectedDomains = List.copyOf(rejectedDomains);
        caaIdentities = List.copyOf(caaIdentities);
        challenges = Set.copyOf(challenges);
    }

    /** Who may stand in a record of dns-persist-01. */
    public List<String> persistIssuers() {
        return caaIdentities.isEmpty() ? List.of(ISSUER) : caaIdentities;
    }

    /** Whether dns-persist-01 is offered as in draft 02. */
    public boolean persistsByHash() {
        return challenges.contains(ChallengeType.DNS_PERSIST_01) && persistFormat == PersistFormat.ACCOUNT_HASH;
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
