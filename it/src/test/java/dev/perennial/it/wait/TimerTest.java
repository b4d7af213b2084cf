package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real crontab and cron.d of this machine, covered by empty ones in a mount namespace. */
@NeedsPeer({Peer.ROOT, Peer.CRON, Peer.UNSHARE})
class TimerTest {
    private static final String ENTRY = "(?s).*\\n\\d+ \\* \\* \\* \\* %ssleep \\d+\\.\\d{3};"
            + " \\S+/bin/perennial renew --quiet --no-random-sleep-on-renew --next-run-in 1h --wait-lock 10m --config-dir /srv/le\\n.*";

    @Test
    void theSystemsCronGetsAFileAndLosesItAgain() throws Exception {
        assertThat(covered("\"$P\" timer install --config-dir /srv/le; cat /etc/cron.d/perennial"))
                .startsWith("Installed: cron file /etc/cron.d/perennial, every hour at ")
                .matches(ENTRY.formatted("root "));

        assertThat(covered("\"$P\" timer install >/dev/null; cp /etc/cron.d/perennial /run/first;"
                        + " \"$P\" timer install >/dev/null; cmp /run/first /etc/cron.d/perennial && echo same;"
                        + " \"$P\" timer remove; ls /etc/cron.d; \"$P\" timer show"))
                .isEqualTo("""
                        same
                        Removed: cron file /etc/cron.d/perennial.
                        No timer is installed; 'timer install' makes one.
                        """);
    }

    @Test
    void aUsersCrontabKeepsItsOtherLines() throws Exception {
        assertThat(covered("echo '5 4 * * * backup' | crontab -;"
                        + " \"$P\" timer install --user --config-dir /srv/le >/dev/null; crontab -l"))
                .startsWith("5 4 * * * backup\n")
                .matches(ENTRY.formatted(""));

        assertThat(covered("echo '5 4 * * * backup' | crontab -; \"$P\" timer install --user >/dev/null;"
                        + " \"$P\" timer remove --user >/dev/null; crontab -l"))
                .isEqualTo("5 4 * * * backup\n");
    }

    private static String covered(String script) throws Exception {
        String cover = "set -e; for folder in /etc/cron.d /var/spool/cron /run; do mount -t tmpfs tmpfs $folder; done;"
                + " mkdir -m 1730 /var/spool/cron/crontabs; ";
        return Command.of(Peer.UNSHARE.command(), "--mount", "sh", "-c", cover + script)
                .with(Map.of(
                        "PATH",
                        "/usr/sbin:/usr/bin:/sbin:/bin",
                        "P",
                        Image.launcher().toString()))
                .output();
    }
}
