package dev.perennial.cli.account;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Registration;
import dev.perennial.cli.authority.Ca;
import dev.perennial.cli.authority.ExternalAccounts;
import dev.perennial.cli.authority.KnownCas;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.FailureClass;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.util.List;
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
        List<URI> servers = ServerUrl.all(options);
        for (URI server : servers) {
            try {
                boolean only = servers.size() == 1;
                return settleAt(only ? options : options.with("server", server.toString()), prompts, context);
            } catch (AcmeException e) {
                if (server.equals(servers.getLast()) || FailureClass.of(e) != FailureClass.UNREACHABLE) {
                    throw e;
                }
                context.output()
                        .warning(Setbacks.sentence(e) + " So " + servers.get(servers.indexOf(server) + 1)
                                + " is asked instead.");
            }
        }
        throw new IllegalStateException("no CA");
    }

    private static ParsedOptions settleAt(ParsedOptions at, Prompts prompts, Context context)
            throws Failure, LineageException, AcmeException, InterruptedException {
        URI server = ServerUrl.of(at);
        AccountStore store = new AccountStore(Folders.of(at), new ProgressListener(context));
        Optional<StoredAccount> stored = new Accounts(store, at, prompts).stored(server);
        if (stored.isPresent()) {
            return at.with("account", stored.get().id());
        }
        if (at.flag("dry_run")) {
            return at;
        }
        ParsedOptions customer = ExternalAccounts.settle(at, KnownCas.readAgain(context));
        try (AcmeClient client = Ca.open(context, customer, server)) {
            Registration wanted = new Registering(customer, Optional.of(prompts)).registration(client);
            ParsedOptions agreed = wanted.termsOfServiceAgreed() && !at.flag("tos") ? at.with("tos", "true") : at;
            return wanted.contacts().isEmpty()
                    ? agreed.with("register_unsafely_without_email", "true")
                    : agreed.with("email", Registering.mails(wanted.contacts()));
        }
    }
}
