package dev.perennial.cli.verb;

import dev.perennial.acme.AccountState;
import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.account.Registering;
import dev.perennial.cli.authority.Ca;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.util.List;

/** {@code update_account}: replaces the contact addresses of an account; no address removes those there were. */
final class UpdateAccountVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        CertbotPaths paths = Folders.of(options);
        URI server = ServerUrl.of(options);
        AccountStore store = new AccountStore(paths, new ProgressListener(context));
        Prompts prompts = new Prompts(context.environment(), options);
        StoredAccount stored = new Accounts(store, options, prompts).existing(server);
        List<String> contacts = contacts(options, prompts);
        try (DirectoryLocks _ = Folders.lock(context);
                AcmeClient client = Ca.open(context, options, server)) {
            AcmeAccount account = Accounts.atCa(client, stored).orElseThrow(() -> Accounts.gone(stored));
            AccountState state = account.updateContacts(contacts);
            tell(context.output(), contacts, state.contacts());
            String url = account.url().toString();
            AccountAnswer.give(context.output(), stored, url, state.status().word(), state.contacts());
            return 0;
        }
    }

    private static List<String> contacts(ParsedOptions options, Prompts prompts) throws Exception {
        boolean said = options.setByUser("email") || options.flag("register_unsafely_without_email");
        return Registering.contacts(
                said
                        ? options.text("email").orElse("")
                        : prompts.input(
                                Ask.NEW_MAIL,
                                "Enter the new email address, or hit Enter to remove the one the CA has.\n"));
    }

    private static void tell(Output output, List<String> wanted, List<String> kept) {
        if (wanted.isEmpty()) {
            output.line("Any contact information associated with this account has been removed.");
        } else if (kept.isEmpty()) {
            output.line("The certificate authority accepted the address, but keeps none.");
        } else {
            output.line("Your e-mail address was updated to " + String.join(",", AccountAnswer.mails(wanted)) + ".");
        }
    }
}
