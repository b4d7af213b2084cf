package dev.perennial.cli.work;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Registration;
import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.ProgressListener;
import dev.perennial.cli.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.util.Optional;

/** Asks the person at the terminal which account to use, or what to make one with, where no option says so. */
public final class AccountChoice {
    private AccountChoice() {}

    /**
     * The options with the answers, as if they had been given on the command line. May block on the terminal, so it is called
     * before a lock is taken; asks the CA for its terms if there is no account. Makes none.
     */
    public static ParsedOptions settle(ParsedOptions options, Prompts prompts, Context context)
            throws Failure, LineageException, AcmeException, InterruptedException {
        if (!prompts.interactive()) {
            return options;
        }
        URI server = ServerUrl.of(options);
        AccountStore store = new AccountStore(Folders.of(options), new ProgressListener(context));
        Optional<StoredAccount> stored = new Accounts(store, options, prompts).stored(server);
        if (stored.isPresent()) {
            return options.with("account", stored.get().id());
        }
        if (options.flag("dry_run")) {
            return options;
        }
        try (AcmeClient client = Ca.open(context, options, server)) {
            Registration wanted = new Registering(options, Optional.of(prompts)).registration(client);
            ParsedOptions agreed = wanted.termsOfServiceAgreed() ? options.with("tos", "true") : options;
            return wanted.contacts().isEmpty()
                    ? agreed.with("register_unsafely_without_email", "true")
                    : agreed.with("email", Registering.mails(wanted.contacts()));
        }
    }
}
