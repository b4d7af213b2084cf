package dev.perennial.cli.work;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.authority.Ca;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.GivenFile;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;

/** Tells the CA that a certificate is not to be trusted any more, signed by the account or by the certificate's key. */
public final class Revocation {
    /** RFC 5280 section 5.3.1, those that a subscriber may give. */
    private static int code(String reason) {
        return switch (reason) {
            case "keycompromise" -> 1;
            case "affiliationchanged" -> 3;
            case "superseded" -> 4;
            case "cessationofoperation" -> 5;
            default -> 0;
        };
    }

    private final Context context;
    private final Revocable revocable;
    private final ParsedOptions options;
    private final URI server;
    private final Optional<KeyPair> key;
    private final Optional<StoredAccount> account;

    /** Reads the key that the options name, or else the account, and asks which if there are several. */
    public Revocation(Context context, Revocable revocable, AccountStore accounts, Prompts prompts)
            throws Failure, LineageException, InterruptedException {
        this.context = context;
        this.revocable = revocable;
        this.options = revocable.options();
        this.server = ServerUrl.of(options);
        this.key = key();
        this.account = key.isPresent() ? Optional.empty() : Optional.of(account(accounts, prompts));
    }

    public URI server() {
        return server;
    }

    /**
     * Revokes, over the network.
     *
     * @return false if it was revoked before
     */
    public boolean run() throws Failure, AcmeException, InterruptedException {
        int reason = code(options.required("reason"));
        try (AcmeClient client = Ca.open(context, options, server)) {
            if (key.isPresent()) {
                return client.revokeWithCertificateKey(key.get(), revocable.certificate(), reason);
            }
            StoredAccount signer = account.orElseThrow();
            return client.account(signer.key(), signer.url()).revoke(revocable.certificate(), reason);
        } catch (AcmeProblemException e) {
            if (account.isPresent() && Accounts.gone(e)) {
                throw notAllowed(account.get(), e);
            }
            throw e;
        }
    }

    /** The certificate's own key, after a check that it is. */
    private Optional<KeyPair> key() throws Failure {
        Optional<Path> path = options.path("key_path");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            GivenFile file = new GivenFile(path.get(), "--key-path", "Nothing was revoked.");
            return Optional.of(file.keyOf(revocable.certificate(), revocable.file()));
        } catch (Failure e) {
            throw e.next(
                    "Give the key that lies beside the certificate, or leave --key-path out: the account may revoke"
                            + " what it ordered.");
        }
    }

    private StoredAccount account(AccountStore store, Prompts prompts)
            throws Failure, LineageException, InterruptedException {
        return new Accounts(store, options, prompts)
                .stored(server)
                .orElseThrow(() -> new Failure(
                                FailureKind.REFUSED, "There is no account for " + server + " on this machine.")
                        .holding("Nothing was revoked.")
                        .next("Name the CA that issued the certificate with --server, or sign with the certificate's"
                                + " own key: --key-path."));
    }

    private Failure notAllowed(StoredAccount stored, AcmeProblemException e) {
        return new Failure(FailureKind.CA_REFUSED, String.valueOf(e.getMessage()), e)
                .holding("The certificate " + revocable.file() + " is not revoked; the account " + stored.id()
                        + " may not do that.")
                .next("Name the account that ordered it with --account, or sign with the certificate's own key:"
                        + " --key-path.");
    }
}
