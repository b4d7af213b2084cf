package dev.perennial.cli.timer;

import dev.perennial.cli.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of its own in the system's cron.d. */
final class CronFolderTimetable implements Timetable {
    private static final String HEAD =
            "SHELL=/bin/sh\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n";

    private final OwnFile file;
    private final RenewCommand command;

    CronFolderTimetable(Path folder, RenewCommand command) {
        // Cron skips names with a dot.
        this.file = new OwnFile(folder.resolve("perennial"));
        this.command = command;
    }

    @Override
    public String name() {
        return "cron file " + file.path();
    }

    @Override
    public Optional<Moment> installed() throws IOException, Failure {
        return file.read().flatMap(Moment::in);
    }

    @Override
    public String preview(Moment moment) {
        return "# " + file.path() + "\n" + text(moment);
    }

    @Override
    public void install(Moment moment) throws IOException, Failure {
        Optional<String> before = file.read();
        if (!before.equals(Optional.of(text(moment)))) {
            file.write(text(moment));
        }
    }

    @Override
    public boolean remove() throws IOException, Failure {
        return file.read().isPresent() && Files.deleteIfExists(file.path());
    }

    private String text(Moment moment) {
        return MARKER + "\n" + HEAD + CronLine.of(moment, "root ", command) + "\n";
    }
}
