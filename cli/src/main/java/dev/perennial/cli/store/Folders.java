package dev.perennial.cli.store;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.FileReason;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AtomicFiles;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.LockedException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Certbot's three folders: made when missing, locked while something is written. */
public final class Folders {
    /** Made as by Certbot, for administrators who look where their programs go. */
    private static final List<String> HOOKS = List.of("pre", "deploy", "post");

    private Folders() {}

    public static CertbotPaths of(ParsedOptions options) {
        return new CertbotPaths(
                options.requiredPath("config_dir"), options.requiredPath("work_dir"), options.requiredPath("logs_dir"));
    }

    /**
     * Makes the folders that are missing and takes Certbot's locks in its order. Waits for who has them as long as the
     * options say, which usually is not at all.
     */
    public static DirectoryLocks lock(Context context) throws Failure, LockedException, InterruptedException {
        CertbotPaths paths = of(context.options());
        Path at = paths.logsDir();
        try {
            make(at, "rwx------");
            at = paths.configDir();
            make(at, "rwxr-xr-x");
            for (String kind : HOOKS) {
                AtomicFiles.makeFolders(paths.hooks(kind), "rwxr-xr-x");
            }
            at = paths.workDir();
            make(at, "rwxr-xr-x");
            return new LockWait(context).acquire(List.of(paths.logsDir(), paths.configDir(), paths.workDir()));
        } catch (IOException e) {
            throw new Failure(
                            FailureKind.FILES,
                            "The folder " + named(e, at) + " cannot be used: " + FileReason.of(e) + '.',
                            e)
                    .holding("Nothing was changed.")
                    .next(
                            "Either run as root, or set --config-dir, --work-dir and --logs-dir to folders you may write.");
        }
    }

    /** So that nobody answers questions in vain: whether {@link #lock} works now, as far as one can know before. */
    public static void requireLockable(Context context) throws Failure, LockedException, InterruptedException {
        lock(context).close();
    }

    /** Of a lock that cannot be made, its folder: that is what has to be mended. */
    private static Path named(IOException e, Path otherwise) {
        if (e instanceof FileSystemException named && named.getFile() != null) {
            Path file = Path.of(named.getFile());
            Path parent = file.getParent();
            return file.endsWith(".certbot.lock") && parent != null ? parent : file;
        }
        return otherwise;
    }

    private static void make(Path folder, String mode) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        }
    }
}
