package dev.perennial.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Moves {@code letsencrypt.log} to {@code .1}, {@code .1} to {@code .2} and so on, as Certbot does at the start of each
 * run and at 1 MiB. Only the files up to the first missing number move, which spares a thousand looks at the disk.
 */
final class LogRotation {
    private static final long LIMIT = 1 << 20;

    private final Path current;
    private final int backups;

    LogRotation(Path folder, int backups) {
        this.current = folder.resolve("letsencrypt.log");
        this.backups = backups;
    }

    Path current() {
        return current;
    }

    boolean full(long bytes) {
        return backups > 0 && bytes > LIMIT;
    }

    /** Afterwards there is no current log, unless all is kept in one. */
    void makeRoom() throws IOException {
        if (backups == 0 || !Files.exists(current)) {
            return;
        }
        int last = 1;
        while (last < backups && Files.exists(numbered(last))) {
            last++;
        }
        for (int number = last; number > 1; number--) {
            move(numbered(number - 1), numbered(number));
        }
        move(current, numbered(1));
    }

    private Path numbered(int number) {
        return current.resolveSibling("letsencrypt.log." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Another run moves them at the same moment; either way the file is out of our way.
            return;
        }
    }
}
