package dev.perennial.cli.work;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.ExternalAccountBinding;
import dev.perennial.acme.Registration;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Curve;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the account to use at a CA, or makes one. */
public final class Accounts {
    private final AccountStore store;
    private final ParsedOptions options;

    public Accounts(AccountStore store, ParsedOptions options) {
        this.store = store;
        this.options = options;
    }

    /** The account the options name, or the only one there is; absent if there is none. Reads the disk. */
    public Optional<StoredAccount> stored(URI server) throws LineageException, Failure {
        Optional<String> id = options.text("account");
        if (id.isPresent()) {
            Optional<StoredAccount> named = store.find(server, id.get());
            if (named.isEmpty() && options.setByUser("account")) {
                throw new Failure(FailureKind.REFUSED, "There is no account " + id.get() + " for " + server);
            }
            if (named.isPresent()) {
                return named;
            }
        }
        List<StoredAccount> all = store.list(server);
        if (all.size() > 1) {
            StringBuilder slugs = new StringBuilder();
            for (StoredAccount account : all) {
                slugs.append("\n  ")
                        .append(account.slug())
                        .append("  --account ")
                        .append(account.id());
            }
            throw new Failure(
                    FailureKind.REFUSED, "There are several accounts for " + server + "; choose one:" + slugs);
        }
        return all.stream().findFirst();
    }

    /** What {@link #stored} finds, or a new account, registered with the CA and kept on disk. */
    public StoredAccount obtain(AcmeClient client, URI server)
            throws LineageException, Failure, AcmeException, InterruptedException {
        Optional<StoredAccount> existing = stored(server);
        return existing.isPresent() ? existing.get() : register(client, server);
    }

    /** A new account, registered with the CA and kept on disk. */
    public StoredAccount register(AcmeClient client, URI server)
            throws LineageException, Failure, AcmeException, InterruptedException {
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
        AcmeAccount account = newAccount(client, key);
        return store.save(server, key, account.url(), Instant.now(), hostName());
    }

    private AcmeAccount newAccount(AcmeClient client, KeyPair key) throws Failure, AcmeException, InterruptedException {
        Optional<URI> terms = client.directory().meta().termsOfService();
        boolean agreed = options.flag("tos") || options.flag("dry_run");
        if (terms.isPresent() && !agreed) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "The certificate authority asks to agree to its terms of service: " + terms.get()
                            + " . Read them, and give --agree-tos to agree.");
        }
        return client.register(key, new Registration(contacts(), true, binding()));
    }

    /** Mail addresses as the CA wants them. */
    public List<String> contacts() {
        List<String> contacts = new ArrayList<>();
        for (String mail : options.text("email").orElse("").split(",", -1)) {
            if (!mail.isBlank()) {
                contacts.add("mailto:" + mail.strip());
            }
        }
        return contacts;
    }

    private Optional<ExternalAccountBinding> binding() throws Failure {
        Optional<String> kid = options.text("eab_kid");
        Optional<String> hmac = options.text("eab_hmac_key");
        if (kid.isPresent() != hmac.isPresent()) {
            throw new Failure(FailureKind.REFUSED, "--eab-kid and --eab-hmac-key go together");
        }
        if (kid.isEmpty() || hmac.isEmpty()) {
            return Optional.empty();
        }
        // Some CAs show the key in plain base64.
        String text = hmac.get().replace('+', '-').replace('/', '_').replace("=", "");
        try {
            JwsAlgorithm algorithm = JwsAlgorithm.valueOf(options.required("eab_hmac_alg"));
            return Optional.of(new ExternalAccountBinding(kid.get(), Base64Url.decode(text), algorithm));
        } catch (PkiException e) {
            throw new Failure(FailureKind.REFUSED, "--eab-hmac-key is not base64url", e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
