package dev.perennial.lineage;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.pki.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Accounts in Certbot's folders: {@code accounts/<host>/<path>/<id>} with private_key.json, regr.json, meta.json. Reads
 * and writes the disk; what writes is called under {@link DirectoryLocks}.
 */
public final class AccountStore {
    private static final String FOLDER_MODE = "rwx------";

    private final CertbotPaths paths;
    private final Listener listener;

    public AccountStore(CertbotPaths paths) {
        this(paths, Listener.NONE);
    }

    /** The listener hears of accounts that cannot be read. */
    public AccountStore(CertbotPaths paths, Listener listener) {
        this.paths = paths;
        this.listener = listener;
    }

    /** The key for a new account there. */
    public AccountKeyDraft draft(URI server) {
        return new AccountKeyDraft(paths, server);
    }

    /** Removes the key for a new account if it is that of this one: a run that was cut off has kept the account, and not this. */
    public void forgetDraft(StoredAccount account) throws LineageException {
        draft(account.server()).removeIfOf(account);
    }

    /**
     * All accounts at a CA, by id. One that cannot be read is reported and left out.
     *
     * @throws LineageException if there are accounts but none can be read: a new one would be registered for nothing
     */
    public List<StoredAccount> list(URI server) throws LineageException {
        List<StoredAccount> accounts = new ArrayList<>();
        List<LineageException> failures = new ArrayList<>();
        for (Path entry : entries(paths.accounts(server))) {
            AccountFolder folder = new AccountFolder(entry);
            if (folder.exists() && !AtomicFiles.isUnfinished(entry)) {
                try {
                    accounts.add(read(folder, server));
                } catch (LineageException e) {
                    failures.add(e);
                }
            }
        }
        if (accounts.isEmpty() && !failures.isEmpty()) {
            throw failures.getFirst();
        }
        failures.forEach(failure -> listener.on(new Event.Warning(String.valueOf(failure.getMessage()))));
        Optional<URI> before = AccountMoves.before(server);
        return accounts.isEmpty() && before.isPresent() ? moved(before.get(), server) : accounts;
    }

    private StoredAccount read(AccountFolder folder, URI server) throws LineageException {
        return folder.read(server, problem -> listener.on(new Event.Warning(problem)));
    }

    private static List<Path> entries(Path folder) throws LineageException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return entries; // what is there and cannot be read is no absence: a new account would be made for nothing
        } catch (IOException e) {
            throw new LineageException("The accounts in " + folder + " cannot be listed: " + IoReason.of(e), e);
        }
        entries.sort(null);
        return entries;
    }

    private List<StoredAccount> moved(URI before, URI server) throws LineageException {
        List<StoredAccount> accounts = new ArrayList<>();
        for (StoredAccount account : list(before)) {
            accounts.add(account.at(server));
        }
        if (!accounts.isEmpty()) {
            link(paths.accounts(server), paths.accounts(before));
        }
        return accounts;
    }

    /** One account by its id. */
    public Optional<StoredAccount> find(URI server, String id) throws LineageException {
        if (id.isEmpty() || !id.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Optional.empty(); // an id becomes part of a path
        }
        AccountFolder folder = new AccountFolder(paths.accounts(server).resolve(id));
        if (folder.exists()) {
            return Optional.of(read(folder, server));
        }
        Optional<URI> before = AccountMoves.before(server);
        Optional<StoredAccount> found = before.isPresent() ? find(before.get(), id) : Optional.empty();
        if (found.isPresent()) {
            Path here = paths.accounts(server);
            Path there = paths.accounts(before.orElseThrow());
            boolean alone = entries(here).isEmpty();
            link(alone ? here : here.resolve(id), alone ? there : there.resolve(id));
        }
        return found.map(account -> account.at(server));
    }

    /** Certbot finds the accounts by the link; the accounts are as good without it, so a read-only disk is no failure. */
    private void link(Path link, Path target) {
        try {
            AtomicFiles.makeFolders(link.resolveSibling("."), FOLDER_MODE);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            listener.on(new Event.Warning(link + " cannot be made a link to " + target + ": " + IoReason.withFile(e)));
        }
    }

    /** Whether something is kept under this id, be it damaged. Changes nothing, not even links to where a CA was before. */
    public boolean holds(URI server, String id) {
        return new AccountFolder(paths.accounts(server).resolve(id)).exists();
    }

    /** Reads an account of another configuration folder. */
    public static StoredAccount read(Path folder, URI server) throws LineageException {
        return new AccountFolder(folder).read(server, problem -> {});
    }

    /** Writes a new account, whole or not at all; what is already there under the same key is replaced. */
    public StoredAccount save(URI server, KeyPair key, URI url, Instant now, String host) throws LineageException {
        String id = id(key);
        Path folder = paths.accounts(server).resolve(id);
        String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
        boolean replacing = Files.exists(folder);
        Path written = replacing ? folder : AtomicFiles.unfinishedFolder(folder);
        AccountFolder account = new AccountFolder(written);
        try {
            AtomicFiles.makeFolders(paths.configDir(), "rwxr-xr-x");
            AtomicFiles.makeFolders(written, FOLDER_MODE);
            account.write(key, url, created, host);
            if (!replacing) {
                AtomicFiles.finish(written, folder);
            }
        } catch (IOException e) {
            removeAfter(e, account, replacing);
            throw new LineageException(
                    "The account at " + server + " exists but cannot be kept in " + folder + ": " + IoReason.withFile(e)
                            + ". Make room or mend the rights there, and run this again.",
                    e);
        }
        return new StoredAccount(id, server, key, url, Optional.of(created), Optional.of(host));
    }

    private static void removeAfter(IOException failure, AccountFolder account, boolean replacing) {
        if (!replacing) {
            try {
                account.delete();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Deletes the files of an account, links to it that Certbot or this made, and folders of this CA left empty. */
    public void delete(StoredAccount account) throws LineageException {
        Path folder = paths.accounts(account.server());
        try {
            delete(folder.resolve(account.id()));
            if (entries(folder).isEmpty()) {
                delete(folder);
            }
        } catch (IOException e) {
            throw new LineageException(
                    "The account " + account.id() + " in " + folder + " cannot be deleted: " + IoReason.withFile(e), e);
        }
    }

    /** An account's folder or the one of all accounts, which may be a link to where the CA had them before. */
    private static void delete(Path folder) throws IOException {
        Path real = folder.toRealPath();
        new AccountFolder(real).delete();
        if (Files.isSymbolicLink(folder)) {
            Files.delete(folder);
        }
    }

    /** What Certbot calls the account that has this key. */
    public static String id(KeyPair key) {
        try {
            byte[] pem = Keys.publicKeyPem(key.getPublic()).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(pem));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, by which Certbot names accounts", e);
        }
    }
}
