package dev.perennial.cli.timer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Installs, shows and removes what runs {@code renew} every hour. Most of these runs find nothing due and end at once. */
public final class Timer {
    private final Host host;
    private final boolean forUser;
    private final RenewCommand command;
    private final RandomGenerator random;
    private final Output output;

    Timer(Host host, boolean forUser, RenewCommand command, RandomGenerator random, Output output) {
        this.host = host;
        this.forUser = forUser;
        this.command = command;
        this.random = random;
        this.output = output;
    }

    /** A second time it keeps the moment, and writes what has changed. */
    public void install() throws IOException, InterruptedException, Failure {
        Timetable timetable = best();
        Optional<Moment> before = timetable.installed();
        Moment moment = before.orElseGet(() -> Moment.random(random));
        timetable.install(moment);
        tell(timetable, moment, before.isPresent() ? "Renewed: " : "Installed: ");
        others();
    }

    /** What {@link #install} would write. Changes nothing. */
    public void preview() throws IOException, InterruptedException, Failure {
        Timetable timetable = best();
        Moment moment = timetable.installed().orElseGet(() -> Moment.random(random));
        output.line(timetable.preview(moment).stripTrailing());
        output.data("timetable", new JsonPrimitive(timetable.name()));
        output.data("text", new JsonPrimitive(timetable.preview(moment)));
    }

    public void show() throws IOException, InterruptedException, Failure {
        boolean any = false;
        for (Timetable timetable : host.timetables(forUser, command)) {
            Optional<Moment> moment = timetable.installed();
            if (moment.isPresent()) {
                tell(timetable, moment.get(), "");
                any = true;
            }
        }
        if (!any) {
            output.line("No timer is installed; 'timer install' makes one.");
        }
        others();
    }

    public void remove() throws IOException, InterruptedException, Failure {
        JsonArray removed = new JsonArray();
        for (Timetable timetable : host.timetables(forUser, command)) {
            if (timetable.remove()) {
                output.line("Removed: " + timetable.name() + ".");
                removed.add(timetable.name());
            }
        }
        if (removed.isEmpty()) {
            output.line("There was no timer to remove.");
        }
        output.data("removed", removed);
    }

    private Timetable best() throws Failure {
        if (!command.fitsOnALine()) {
            throw new Failure(FailureKind.REFUSED, "A path with a line break in it cannot go into a timer.")
                    .holding("Nothing was changed.");
        }
        List<Timetable> found = host.timetables(forUser, command);
        if (found.isEmpty()) {
            throw new Failure(FailureKind.REFUSED, "Neither systemd nor cron runs on this machine.")
                    .holding("Nothing was installed.")
                    .next("Have whatever starts jobs here run this once an hour: " + command.forSystemd());
        }
        return found.getFirst();
    }

    private void tell(Timetable timetable, Moment moment, String what) {
        output.line(what + timetable.name() + ", " + moment.text() + ".");
        if (!timetable.advice().isEmpty()) {
            output.line(timetable.advice());
        }
        JsonObject data = new JsonObject();
        data.addProperty("timetable", timetable.name());
        data.addProperty("secondsPastTheHour", moment.pastTheHour().toMillis() / 1000.0);
        output.data("timer", data);
    }

    private void others() throws IOException, InterruptedException {
        for (String sentence : new ArrayList<>(new OtherTimers(host).find())) {
            output.warning(sentence + ".");
        }
    }
}
