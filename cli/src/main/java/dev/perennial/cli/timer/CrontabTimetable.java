package dev.perennial.cli.timer;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Two lines in the crontab of the user that runs this: a comment that marks them, and the entry. */
final class CrontabTimetable implements Timetable {
    private final String user;
    private final RenewCommand command;
    private final Programs programs;

    CrontabTimetable(String user, RenewCommand command, Programs programs) {
        this.user = user;
        this.command = command;
        this.programs = programs;
    }

    @Override
    public String name() {
        return "crontab of " + user;
    }

    @Override
    public Optional<Moment> installed() throws IOException, InterruptedException, Failure {
        String text = list();
        int marker = markerIn(text);
        return marker < 0 ? Optional.empty() : Moment.in(text.substring(marker, endOfEntry(text, marker)));
    }

    @Override
    public String preview(Moment moment) {
        return "# in the " + name() + "\n" + entry(moment);
    }

    @Override
    public void install(Moment moment) throws IOException, InterruptedException, Failure {
        String before = list();
        int marker = markerIn(before);
        String rest = before.isEmpty() || before.endsWith("\n") ? before : before + "\n";
        String after = marker < 0
                ? rest + entry(moment)
                : before.substring(0, marker) + entry(moment) + before.substring(endOfEntry(before, marker));
        if (!after.equals(before)) {
            replace(after);
        }
    }

    @Override
    public boolean remove() throws IOException, InterruptedException, Failure {
        String before = list();
        int marker = markerIn(before);
        if (marker >= 0) {
            replace(before.substring(0, marker) + before.substring(endOfEntry(before, marker)));
        }
        return marker >= 0;
    }

    /**
     * The whole crontab. An error must not be taken for an empty one, because the whole is written back; that there is
     * none is said by Debian's cron, cronie and BSD in one way and by busybox in another.
     */
    private String list() throws IOException, InterruptedException, Failure {
        Programs.Result result = programs.run(List.of("crontab", "-l"));
        boolean none = result.output().contains("no crontab for")
                || (result.output().contains("can't open") && result.output().contains("No such file"));
        if (!result.succeeded() && !none) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "The " + name() + " cannot be read: "
                                    + result.output().strip())
                    .holding("Nothing was changed.");
        }
        return result.succeeded() ? result.output() : "";
    }

    private void replace(String text) throws IOException, InterruptedException, Failure {
        Programs.Result result = programs.run(List.of("crontab", "-"), text);
        if (!result.succeeded()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "The " + name() + " cannot be changed: "
                                    + result.output().strip())
                    .holding("It is as it was.");
        }
    }

    private String entry(Moment moment) {
        return MARKER + "\n" + CronLine.of(moment, "", command) + "\n";
    }

    private static int markerIn(String text) {
        if (text.startsWith(MARKER + "\n")) {
            return 0;
        }
        int found = text.indexOf("\n" + MARKER + "\n");
        return found < 0 ? -1 : found + 1;
    }

    /** After the line below the marker, if that is an entry of ours: somebody may have deleted it by hand. */
    private static int endOfEntry(String text, int marker) {
        int line = marker + MARKER.length() + 1;
        int next = text.indexOf('\n', line);
        int end = next < 0 ? text.length() : next + 1;
        return Moment.in(text.substring(line, end)).isPresent() ? end : line;
    }
}
