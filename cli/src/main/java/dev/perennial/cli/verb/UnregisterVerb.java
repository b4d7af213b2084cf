package dev.perennial.cli.verb;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.authority.Ca;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.lineage.configobj.ConfigValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code unregister}: ends an account for ever, at the CA first, then on this machine. */
final class UnregisterVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        CertbotPaths paths = Folders.of(options);
        URI server = ServerUrl.of(options);
        Listener listener = new ProgressListener(context);
        AccountStore store = new AccountStore(paths, listener);
        Prompts prompts = new Prompts(context.environment(), options);
        StoredAccount stored = new Accounts(store, options, prompts).existing(server);
        if (!prompts.confirm(
                Ask.DEACTIVATE,
                "Are you sure you would like to irrevocably deactivate your account?",
                "Deactivate",
                "Abort",
                true)) {
            throw new Failure(FailureKind.INTERRUPTED, "Deactivation aborted.").holding("The account is as it was.");
        }
        try (DirectoryLocks _ = Folders.lock(context);
                AcmeClient client = Ca.open(context, options, server)) {
            Optional<URI> ended = deactivate(client, stored);
            delete(store, stored);
            context.output()
                    .line(
                            ended.isPresent()
                                    ? "Account deactivated."
                                    : "The certificate authority does not know this account any more;"
                                            + " its files were removed from this machine.");
            String url = ended.orElse(stored.url()).toString();
            AccountAnswer.give(context.output(), stored, url, ended.isPresent() ? "deactivated" : "unknown", List.of());
            List<String> orphans = madeWith(
                    stored, new LineageStore(paths, context.environment().version()));
            if (!orphans.isEmpty()) {
                listener.on(new Event.Warning("These certificates were obtained with that account: "
                        + String.join(", ", orphans)
                        + ". They stay valid, but cannot be renewed until register has made another account."));
            }
            return 0;
        }
    }

    /** Returns the account's URL, or nothing if the CA had ended it before or forgotten it. */
    private static Optional<URI> deactivate(AcmeClient client, StoredAccount stored)
            throws AcmeException, InterruptedException {
        Optional<AcmeAccount> account = Accounts.atCa(client, stored);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        try {
            account.get().deactivate();
            return Optional.of(account.get().url());
        } catch (AcmeProblemException e) {
            if (Accounts.gone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void delete(AccountStore store, StoredAccount stored) throws Failure {
        try {
            store.delete(stored);
        } catch (LineageException e) {
            throw new Failure(FailureKind.FILES, String.valueOf(e.getMessage()), e)
                    .holding("The certificate authority has deactivated the account.")
                    .next("Mend the rights there and run this again: it then only removes the files.");
        }
    }

    private static List<String> madeWith(StoredAccount account, LineageStore store) throws LineageException {
        List<String> names = new ArrayList<>();
        for (String name : store.names()) {
            try {
                ConfigValue id = store.load(name).renewalParams().get("account");
                if (id instanceof ConfigValue.Text(String text) && text.equals(account.id())) {
                    names.add(name);
                }
            } catch (LineageException e) {
                // It cannot be renewed anyhow, and certificates says why.
            }
        }
        return names;
    }
}
