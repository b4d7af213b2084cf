package dev.perennial.dns.bridge;

import java.util.Optional;

/** The one registration that acme.sh is told of, for all names. */
record AcmeDnsFixed(AcmeDnsAccount account) implements AcmeDnsAccounts {
    @Override
    public Optional<AcmeDnsAccount> owner(String name) {
        return account.owns(name) ? Optional.of(account) : Optional.empty();
    }

    @Override
    public Optional<AcmeDnsAccount> of(String domain) {
        return Optional.of(account);
    }

    @Override
    public void keep(String domain, AcmeDnsAccount other) {
        throw new IllegalStateException("the one registration is there for every domain");
    }
}
