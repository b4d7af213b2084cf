package dev.perennial.cli.dns;

import dev.perennial.acme.AccountState;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.DirectoryMeta;
import dev.perennial.acme.DnsPersistText;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.acme.Status;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The account that records are for, as it was stored when it was registered, and what the directory of its CA says.
 *
 * @param former URLs of other accounts of this machine at the same CA
 */
record PersistAccount(AcmeClient client, StoredAccount stored, DirectoryMeta meta, Set<String> former) {

    /** Reads the disk, and asks the CA for its directory. */
    static PersistAccount open(Context context, Clients clients)
            throws Failure, LineageException, AcmeException, InterruptedException {
        ParsedOptions options = context.options();
        URI server = ServerUrl.of(options);
        AccountStore store = new AccountStore(Folders.of(options), new ProgressListener(context));
        Prompts prompts = new Prompts(context.environment(), options);
        StoredAccount stored = new Accounts(store, options, prompts).existing(server);
        Set<String> former = new HashSet<>();
        store.list(server).forEach(each -> former.add(each.url().toString()));
        former.remove(stored.url().toString());
        AcmeClient client = clients.of(options);
        return new PersistAccount(client, stored, client.directory().meta(), former);
    }

    /** What proves each name. */
    List<DnsPersistWanted> wanted(PersistWish wish) throws Failure {
        List<DnsPersistWanted> all = new ArrayList<>();
        for (Identifier.Dns name : wish.names()) {
            all.add(wanted(name, wish.until()));
        }
        return all;
    }

    private DnsPersistWanted wanted(Identifier.Dns name, Optional<Instant> until) throws Failure {
        try {
            String thumbprint = client.account(stored.key(), stored.url()).thumbprint();
            return DnsPersistWanted.planned(meta, stored.url(), thumbprint, name, until);
        } catch (AcmeProtocolException e) {
            throw new Failure(FailureKind.CA_REFUSED, e.getMessage() + ", so there is no record to make.", e)
                    .holding("Nothing was done.")
                    .next("Ask whoever runs " + stored.server() + " whether it takes dns-persist-01.");
        }
    }

    /** Asks the CA for this very account: a record for one that it does not know would prove nothing, or to somebody else. */
    void requireValid() throws Failure, AcmeException, InterruptedException {
        AccountState state;
        try {
            state = client.account(stored.key(), stored.url()).fetch();
        } catch (AcmeProblemException e) {
            if (Accounts.gone(e)) {
                throw Accounts.gone(stored);
            }
            throw e;
        }
        if (state.status() != Status.VALID) {
            throw new Failure(
                            FailureKind.CA_REFUSED,
                            "The account " + stored.url() + " is "
                                    + state.status().word() + ", so a record for it proves nothing.")
                    .holding("Nothing was published.")
                    .next("unregister removes its files here; then register makes a new one.");
        }
    }

    /** Whether a record found for this CA is of this machine: for this account, or for one that it had before. */
    boolean owns(DnsPersistText text, DnsPersistWanted wanted) {
        return wanted.issuers().contains(text.issuer())
                && (wanted.accountUris().contains(text.accountUri())
                        || text.accountUri().equals(stored.url().toString())
                        || former.contains(text.accountUri()));
    }
}
