package dev.perennial.it.wait;

import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real cron that runs one line every minute. In a mount namespace, where the crontabs of this machine are covered: it
 * must not run those.
 */
final class CronDaemon {
    private static final String COVERED = """
            set -e
            mount -t tmpfs tmpfs /etc/cron.d
            mount -t tmpfs tmpfs /var/spool/cron
            mkdir /var/spool/cron/crontabs
            mount -t tmpfs tmpfs /run
            mount --bind "$1" /etc/crontab
            exec "$2" -f
            """;

    private CronDaemon() {}

    /** Root's, as all of this needs root. */
    static Started everyMinute(Path folder, String command) throws IOException, InterruptedException {
        Path crontab = Files.writeString(folder.resolve("crontab"), """
                SHELL=/bin/sh
                PATH=/usr/bin:/bin
                MAILTO=""
                * * * * * root %s
                """.formatted(command));
        return Started.inBackground(
                folder,
                List.of(
                        Peer.UNSHARE.command(),
                        "--mount",
                        "sh",
                        "-c",
                        COVERED,
                        "sh",
                        crontab.toString(),
                        Peer.CRON.command()));
    }
}
