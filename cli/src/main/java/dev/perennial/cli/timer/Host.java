package dev.perennial.cli.timer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this machine has for running something every hour.
 *
 * @param root {@code /}
 * @param userUnits where this user's own units of systemd are
 * @param user the name of this user
 */
record Host(Path root, Path userUnits, String user, Programs programs) {

    /** Best first; empty if there is nothing. */
    List<Timetable> timetables(boolean forUser, RenewCommand command) {
        List<Timetable> found = new ArrayList<>();
        if (runsSystemd()) {
            Path units = forUser ? userUnits : root.resolve("etc/systemd/system");
            found.add(new SystemdTimetable(units, forUser, command, programs));
        }
        // Packages leave a cron.d behind where there is no cron to read it.
        boolean cron =
                programs.find("cron").isPresent() || programs.find("crond").isPresent();
        Path folder = root.resolve("etc/cron.d");
        if (!forUser && cron && Files.isDirectory(folder)) {
            found.add(new CronFolderTimetable(folder, command));
        }
        if (cron && programs.find("crontab").isPresent()) {
            found.add(new CrontabTimetable(user, command, programs));
        }
        return found;
    }

    /** As sd_booted(3) tells. Systemd may well be installed in a container where something else runs. */
    boolean runsSystemd() {
        return Files.isDirectory(root.resolve("run/systemd/system"))
                && programs.find("systemctl").isPresent();
    }
}
