package dev.perennial.cli.verb;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.Registration;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.account.Registering;
import dev.perennial.cli.authority.Ca;
import dev.perennial.cli.authority.ExternalAccounts;
import dev.perennial.cli.authority.KnownCas;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.util.Optional;

/** {@code register}: makes an account at a CA where this machine has none. */
final class RegisterVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = ExternalAccounts.settle(context.options(), KnownCas.read(context));
        CertbotPaths paths = Folders.of(options);
        URI server = ServerUrl.of(options);
        AccountStore store = new AccountStore(paths, new ProgressListener(context));
        requireNone(store, server);
        Prompts prompts = new Prompts(context.environment(), options);
        try (AcmeClient client = Ca.open(context, options, server)) {
            // Asked before the lock is taken: a person may think for hours, and a renewal must not wait for that.
            Registration registration = new Registering(options, Optional.of(prompts)).registration(client);
            StoredAccount account;
            try (DirectoryLocks _ = Folders.lock(context)) {
                requireNone(store, server);
                account = new Accounts(store, options).register(client, server, registration);
            }
            context.output().line("Account registered.");
            String url = account.url().toString();
            AccountAnswer.give(context.output(), account, url, "valid", registration.contacts());
            return 0;
        }
    }

    private static void requireNone(AccountStore store, URI server) throws LineageException, Failure {
        if (!store.list(server).isEmpty()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "There is an existing account; registration of a duplicate account with this command is"
                                    + " currently unsupported.")
                    .holding("The account at " + server + " is as it was.")
                    .next("See it with show_account, or change its contacts with update_account.");
        }
    }
}
