package dev.perennial.lineage;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The key of an account that is being made, on the disk before the CA hears of it: whoever comes after a crash registers with
 * the same key, and the CA answers with the same account (RFC 8555 section 7.3). A file in the folder of
 * {@link OrderJournal}. Reads and writes the disk, under {@link DirectoryLocks}.
 */
public final class AccountKeyDraft {
    private final StateFolder folder;
    private final String name;

    public AccountKeyDraft(CertbotPaths paths, URI server) {
        this.folder = StateFolder.journal(paths);
        CRC32 sum = new CRC32(); // to tell a handful of CAs apart, by a name that any file system takes
        sum.update(server.toString().getBytes(StandardCharsets.UTF_8));
        this.name = "account-" + Long.toHexString(sum.getValue()) + ".pem";
    }

    /** The key that an earlier run has left, or a new one that is kept now. */
    public KeyPair key() throws LineageException {
        Path file = folder.file(name);
        try {
            return Keys.fromPem(Files.readString(file));
        } catch (NoSuchFileException e) {
            return fresh(file);
        } catch (PkiException e) {
            return fresh(file); // no account was ever made with what is no key
        } catch (IOException e) {
            throw new LineageException("The key " + file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private KeyPair fresh(Path file) throws LineageException {
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
        try {
            folder.write(name, Keys.toPem(key));
            return key;
        } catch (IOException e) {
            throw new LineageException(
                    "The key of a new account cannot be kept in " + file + ": " + IoReason.of(e)
                            + ". No account was made.",
                    e);
        }
    }

    void removeIfOf(StoredAccount account) throws LineageException {
        Path file = folder.file(name);
        try {
            if (Files.exists(file)
                    && AccountStore.id(Keys.fromPem(Files.readString(file))).equals(account.id())) {
                remove();
            }
        } catch (PkiException e) {
            return; // whoever makes the next account replaces it
        } catch (IOException e) {
            throw new LineageException("The key " + file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /** The account is kept, or the CA does not want it. */
    public void remove() throws LineageException {
        try {
            folder.remove(name);
        } catch (IOException e) {
            throw new LineageException(
                    "The key " + folder.file(name) + " is of no more use, but cannot be deleted: " + IoReason.of(e), e);
        }
    }
}
