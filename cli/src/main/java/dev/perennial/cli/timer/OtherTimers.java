package dev.perennial.cli.timer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what renews certificates here besides us: the timers that come with Certbot's packages. */
final class OtherTimers {
    private static final List<String> UNITS =
            List.of("certbot.timer", "certbot-renew.timer", "snap.certbot.renew.timer");
    private static final List<String> UNIT_FOLDERS =
            List.of("etc/systemd/system", "run/systemd/system", "usr/lib/systemd/system", "lib/systemd/system");

    private final Host host;

    OtherTimers(Host host) {
        this.host = host;
    }

    /** A sentence each: what renews too, and how to end that. Reads files and may ask systemctl. */
    List<String> find() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        if (host.runsSystemd()) {
            for (String unit : UNITS) {
                if (exists(unit) && enabled(unit)) {
                    found.add(unit + " renews certificates on this machine too; to leave that to this timer:"
                            + " systemctl disable --now " + unit);
                }
            }
        } else {
            // Debian's file does nothing where systemd runs.
            Path cron = host.root().resolve("etc/cron.d/certbot");
            if (Files.isRegularFile(cron)) {
                found.add(cron + " renews certificates on this machine too; to leave that to this timer, rename it to"
                        + " certbot.off, which cron skips");
            }
        }
        if (host.programs().find("crontab").isPresent() && inCrontab()) {
            found.add("The crontab of " + host.user()
                    + " runs 'certbot renew' too; to leave that to this timer, take it out with 'crontab -e'");
        }
        return found;
    }

    private boolean exists(String unit) {
        return UNIT_FOLDERS.stream()
                .anyMatch(folder ->
                        Files.isRegularFile(host.root().resolve(folder).resolve(unit)));
    }

    private boolean enabled(String unit) throws IOException, InterruptedException {
        return host.programs().run(List.of("systemctl", "is-enabled", unit)).succeeded();
    }

    private boolean inCrontab() throws IOException, InterruptedException {
        Programs.Result crontab = host.programs().run(List.of("crontab", "-l"));
        return crontab.succeeded()
                && crontab.output()
                        .lines()
                        .anyMatch(line -> !line.stripLeading().startsWith("#")
                                && line.contains("certbot")
                                && line.contains("renew"));
    }
}
