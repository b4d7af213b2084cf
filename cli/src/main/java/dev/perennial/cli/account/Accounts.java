package dev.perennial.cli.account;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.Registration;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AccountKeyDraft;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
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
    private final Optional<Prompts> prompts;

    /** Asks nobody. */
    public Accounts(AccountStore store, ParsedOptions options) {
        this(store, options, Optional.empty());
    }

    /** Asks where somebody can answer. */
    public Accounts(AccountStore store, ParsedOptions options, Prompts prompts) {
        this(store, options, Optional.of(prompts));
    }

    private Accounts(AccountStore store, ParsedOptions options, Optional<Prompts> prompts) {
        this.store = store;
        this.options = options;
        this.prompts = prompts;
    }

    /** The account the options name, or the only one there is; absent if there is none. Reads the disk. */
    public Optional<StoredAccount> stored(URI server) throws LineageException, Failure, InterruptedException {
        Optional<String> id = options.text("account");
        List<String> ids = new ArrayList<>(options.list("accounts"));
        id.ifPresent(ids::addFirst);
        for (String each : ids) {
            Optional<StoredAccount> named = store.find(server, each);
            if (named.isPresent()) {
                return named;
            }
        }
        // Where there are several CAs, it is an account at one of them.
        if (id.isPresent()
                && options.setByUser("account")
                && options.list("servers").isEmpty()) {
            throw new Failure(FailureKind.REFUSED, "There is no account " + id.get() + " for " + server);
        }
        List<StoredAccount> all = store.list(server);
        return all.size() > 1 ? Optional.of(choice(server, all)) : all.stream().findFirst();
    }

    private StoredAccount choice(URI server, List<StoredAccount> all) throws Failure, InterruptedException {
        List<String> slugs = new ArrayList<>();
        for (StoredAccount account : all) {
            slugs.add(account.slug());
        }
        if (prompts.isPresent() && prompts.get().interactive()) {
            return all.get(prompts.get().choose(Ask.ACCOUNT, "Please choose an account", slugs));
        }
        StringBuilder list = new StringBuilder();
        for (StoredAccount account : all) {
            list.append("\n  ").append(account.slug()).append("  --account ").append(account.id());
        }
        throw new Failure(
                FailureKind.REFUSED,
                "Missing command line flag --account. There are several accounts for " + server + "; choose one:"
                        + list);
    }

    /** As {@link #stored}, for a command that is about an account. */
    public StoredAccount existing(URI server) throws LineageException, Failure, InterruptedException {
        return stored(server)
                .orElseThrow(() -> new Failure(
                                FailureKind.REFUSED, "Could not find an existing account for server " + server + ".")
                        .holding("Nothing was done.")
                        .next("Name the right CA with --server, or make an account with register."));
    }

    /**
     * The account as the CA knows it by its key, asked over the network: what is on disk may hold an URL that the CA has
     * given up, as Let's Encrypt gave up those of its first API.
     *
     * @return absent if the CA knows no such account, or has deactivated it
     */
    public static Optional<AcmeAccount> atCa(AcmeClient client, StoredAccount stored)
            throws AcmeException, InterruptedException {
        try {
            return client.find(stored.key());
        } catch (AcmeProblemException e) {
            if (gone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether a CA says with this that it does not deal with the account any more; RFC 8555 says 401, Boulder 403. */
    public static boolean gone(AcmeProblemException e) {
        return e.problem().is("accountDoesNotExist") || e.problem().is("unauthorized");
    }

    /** What to tell whoever needs an account that {@link #gone the CA does not know}. */
    public static Failure gone(StoredAccount stored) {
        return new Failure(
                        FailureKind.CA_REFUSED,
                        "The certificate authority " + stored.server() + " does not know the account " + stored.id()
                                + " of this machine, or it was deactivated.")
                .holding("Nothing was changed; certificates that were in place still are.")
                .next("unregister removes its files here; then register makes a new one.");
    }

    /** A new account, registered with the CA and kept on disk. */
    public StoredAccount register(AcmeClient client, URI server)
            throws LineageException, Failure, AcmeException, InterruptedException {
        return register(client, server, new Registering(options, prompts).registration(client));
    }

    /**
     * What {@link #stored} finds, or an account without contacts that nobody will know after this process. Some CAs take an
     * external account only once: an account that is bound to one is kept.
     */
    public StoredAccount forRehearsal(AcmeClient client, URI server)
            throws LineageException, Failure, AcmeException, InterruptedException {
        Optional<StoredAccount> existing = stored(server);
        if (existing.isPresent()) {
            return existing.get();
        }
        Registration passing = new Registering(options.without("email"), Optional.empty()).registration(client);
        if (passing.eab().isPresent()) {
            return register(client, server, new Registering(options.without("dry_run"), prompts).registration(client));
        }
        KeyPair key = newKey();
        AcmeAccount account = registered(client, key, passing);
        return new StoredAccount("", server, key, account.url(), Optional.empty(), Optional.empty());
    }

    /** The same with what has been asked before. */
    public StoredAccount register(AcmeClient client, URI server, Registration registration)
            throws Failure, LineageException, AcmeException, InterruptedException {
        AccountKeyDraft draft = store.draft(server);
        KeyPair key = draft.key();
        AcmeAccount account;
        try {
            account = registered(client, key, registration);
        } catch (Failure e) {
            draft.remove();
            throw e;
        } catch (AcmeProblemException e) {
            if (e.problem().status() / 100 == 4) {
                draft.remove();
            }
            throw e;
        }
        StoredAccount stored = store.save(server, key, account.url(), Instant.now(), hostName());
        draft.remove();
        return stored;
    }

    private static AcmeAccount registered(AcmeClient client, KeyPair key, Registration registration)
            throws Failure, AcmeException, InterruptedException {
        try {
            return client.register(key, registration);
        } catch (AcmeProblemException e) {
            if (e.problem().is("userActionRequired") && !registration.termsOfServiceAgreed()) {
                throw Registering.notAgreed(e);
            }
            if (gone(e) && registration.eab().isPresent()) {
                throw Registering.notBound(e);
            }
            throw e;
        }
    }

    private static KeyPair newKey() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
    }

    /** This machine's, as accounts note where they were made. */
    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
