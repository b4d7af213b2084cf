package dev.perennial.cli.ca;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a CA before it is asked.
 *
 * @param name as {@code --server} takes it; empty if it has none
 * @param title as people know it
 * @param abilities whatever the profile
 * @param profiles what differs with one of its certificate profiles
 * @param customersOnly whether it makes accounts only for those who have an external account there
 * @param advises whether it may be asked when to renew (RFC 9773)
 * @param caaIdentities names that a CAA record may allow for it; empty for those its directory shows
 */
public record KnownCa(
        String name,
        String title,
        URI directory,
        Abilities abilities,
        Map<String, Abilities> profiles,
        boolean customersOnly,
        boolean advises,
        List<String> caaIdentities,
        Optional<ExternalAccount> externalAccount) {
    public KnownCa {
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
        caaIdentities = List.copyOf(caaIdentities);
    }

    /** A CA of which nothing is known but its directory. */
    static KnownCa at(URI directory) {
        return of("", directory.getRawAuthority(), directory);
    }

    static KnownCa of(String name, String title, URI directory) {
        return new KnownCa(
                name, title, directory, Abilities.UNKNOWN, Map.of(), false, true, List.of(), Optional.empty());
    }

    KnownCa forCustomers() {
        return new KnownCa(name, title, directory, abilities, profiles, true, advises, caaIdentities, externalAccount);
    }

    KnownCa silent() {
        return new KnownCa(
                name, title, directory, abilities, profiles, customersOnly, false, caaIdentities, externalAccount);
    }

    KnownCa with(Abilities all, Map<String, Abilities> ofProfiles) {
        return new KnownCa(
                name, title, directory, all, ofProfiles, customersOnly, advises, caaIdentities, externalAccount);
    }

    /**
     * Why a certificate is not to be had there, to follow the name of the CA; absent if nothing that is known speaks against
     * it.
     *
     * @param profile that it is to have, or had better have
     */
    public Optional<String> objection(List<Identifier> names, Optional<String> profile) {
        Abilities can =
                profile.map(profiles::get).map(special -> special.or(abilities)).orElse(abilities);
        Optional<String> objection = can.objection(names);
        if (objection.isEmpty()) {
            return objection;
        }
        for (Map.Entry<String, Abilities> other : profiles.entrySet()) {
            if (other.getValue().or(abilities).objection(names).isEmpty()) {
                return Optional.of(objection.get() + " without --required-profile " + other.getKey());
            }
        }
        return objection;
    }
}
