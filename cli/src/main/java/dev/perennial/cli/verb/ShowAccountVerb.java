package dev.perennial.cli.verb;

import dev.perennial.acme.AccountState;
import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.authority.Ca;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.util.List;

/** {@code show_account}: what the CA says about this machine's account. Changes nothing, so it needs no lock. */
final class ShowAccountVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        Output output = context.output();
        URI server = ServerUrl.of(options);
        AccountStore store = new AccountStore(Folders.of(options), new ProgressListener(context));
        Prompts prompts = new Prompts(context.environment(), options);
        StoredAccount stored = new Accounts(store, options, prompts).existing(server);
        try (AcmeClient client = Ca.open(context, options, server)) {
            AcmeAccount account = Accounts.atCa(client, stored).orElseThrow(() -> Accounts.gone(stored));
            AccountState state = account.fetch();
            List<String> mails = AccountAnswer.mails(state.contacts());
            output.line("Account details for server " + server + ":");
            output.line("  Account URL: " + account.url());
            output.line("  Account Thumbprint: " + account.thumbprint());
            output.line("  Email contact" + (mails.size() > 1 ? "s" : "") + ": "
                    + (mails.isEmpty() ? "none" : String.join(", ", mails)));
            String status = state.status().word();
            AccountAnswer.give(output, stored, account.url().toString(), status, state.contacts());
            return 0;
        }
    }
}
