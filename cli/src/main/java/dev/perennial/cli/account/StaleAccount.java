package dev.perennial.cli.account;

import dev.perennial.acme.DnsPersistRecord;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.StandingRecord;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;

/** Whether a record that has proven a name would do so again: it is for an account, which may have been replaced. */
public final class StaleAccount {
    private final ParsedOptions options;

    /**
     * For one certificate.
     *
     * @param options as it remembers them
     */
    public StaleAccount(ParsedOptions options) {
        this.options = options;
    }

    /** What is wrong, as the end of a sentence; absent if nothing is. Reads the disk, asks nobody. */
    public Optional<String> of(StandingRecord record) {
        try {
            CertbotPaths paths = Folders.of(options);
            URI server = ServerUrl.of(options);
            if (!Files.isDirectory(paths.accounts(server))) {
                return Optional.of("there is no account at that CA here any more");
            }
            Optional<StoredAccount> account = new Accounts(new AccountStore(paths), options).stored(server);
            if (account.isEmpty()) {
                return Optional.of("there is no account at that CA here any more");
            }
            return DnsPersistRecord.names(
                            record.accountUri(),
                            record.name(),
                            account.get().url(),
                            account.get().key())
                    ? Optional.empty()
                    : Optional.of("that is for an account which is not in use here any more");
        } catch (LineageException | Failure e) {
            return Optional.empty(); // nothing is known against it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
