package dev.perennial.cli.ca;

import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * What a CA puts into one certificate, as far as that is known beforehand; the rest only the CA can tell.
 *
 * @param maxNames how many names at most
 */
public record Abilities(Optional<Integer> maxNames, Optional<Boolean> wildcards, Optional<Boolean> addresses) {
    static final Abilities UNKNOWN = new Abilities(Optional.empty(), Optional.empty(), Optional.empty());

    static Abilities names(int most) {
        return new Abilities(Optional.of(most), Optional.empty(), Optional.empty());
    }

    Abilities addresses(boolean can) {
        return new Abilities(maxNames, wildcards, Optional.of(can));
    }

    /** These, and where they say nothing the others. */
    Abilities or(Abilities others) {
        return new Abilities(
                maxNames.or(others::maxNames), wildcards.or(others::wildcards), addresses.or(others::addresses));
    }

    /** Why a certificate for these names is not to be had, to follow the name of the CA. */
    Optional<String> objection(List<Identifier> names) {
        if (maxNames.isPresent() && names.size() > maxNames.get()) {
            return Optional.of("puts no more than " + maxNames.get() + " names into a certificate, and this one has "
                    + names.size());
        }
        for (Identifier name : names) {
            if (name instanceof Identifier.Dns dns && dns.wildcard() && !wildcards.orElse(true)) {
                return Optional.of("issues no wildcard certificates, as for " + name.value());
            }
            if (name instanceof Identifier.Ip && !addresses.orElse(true)) {
                return Optional.of("issues no certificates for IP addresses, as for " + name.value());
            }
        }
        return Optional.empty();
    }
}
