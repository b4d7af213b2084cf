package dev.perennial.cli.authority;

import dev.perennial.cli.ca.Cas;
import dev.perennial.cli.ca.ExternalAccount;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.ServerUrl;
import java.util.Optional;

/** What CAs gave their customers to make accounts with, where {@code cas.ini} has it. */
public final class ExternalAccounts {
    private ExternalAccounts() {}

    /** The options with what is known for the CA in use, unless they have it themselves. */
    public static ParsedOptions settle(ParsedOptions options, Cas cas) throws Failure {
        Optional<ExternalAccount> account = cas.at(ServerUrl.of(options)).externalAccount();
        if (account.isEmpty() || options.text("eab_kid").isPresent()) {
            return options;
        }
        return options.with("eab_kid", account.get().kid())
                .with("eab_hmac_key", account.get().hmacKey())
                .with("eab_hmac_alg", account.get().hmacAlgorithm());
    }
}
