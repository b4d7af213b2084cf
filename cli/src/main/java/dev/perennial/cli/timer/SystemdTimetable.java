package dev.perennial.cli.timer;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A timer of systemd and the service that it starts. */
final class SystemdTimetable implements Timetable {
    private static final String UNIT = "perennial-renew";

    private final OwnFile service;
    private final OwnFile timer;
    private final boolean user;
    private final RenewCommand command;
    private final Programs programs;

    /**
     * In one folder of units.
     *
     * @param user whether it is the folder of a user's own service manager
     */
    SystemdTimetable(Path folder, boolean user, RenewCommand command, Programs programs) {
        this.service = new OwnFile(folder.resolve(UNIT + ".service"));
        this.timer = new OwnFile(folder.resolve(UNIT + ".timer"));
        this.user = user;
        this.command = command;
        this.programs = programs;
    }

    @Override
    public String name() {
        return "systemd timer " + timer.path();
    }

    @Override
    public Optional<Moment> installed() throws IOException, Failure {
        return timer.read().flatMap(Moment::in);
    }

    @Override
    public String preview(Moment moment) {
        return "# " + service.path() + "\n" + serviceText() + "\n# " + timer.path() + "\n" + timerText(moment);
    }

    @Override
    public void install(Moment moment) throws IOException, InterruptedException, Failure {
        Optional<String> serviceBefore = service.read();
        Optional<String> timerBefore = timer.read();
        boolean done = false;
        try {
            service.write(serviceText());
            timer.write(timerText(moment));
            systemctl("daemon-reload");
            systemctl("enable", "--now", UNIT + ".timer");
            done = true;
        } finally {
            if (!done) {
                timer.restore(timerBefore);
                service.restore(serviceBefore);
                // Why it failed is being said already; this only makes systemd forget the files.
                programs.run(systemctlCommand("daemon-reload"));
            }
        }
    }

    @Override
    public boolean remove() throws IOException, InterruptedException, Failure {
        boolean hasTimer = timer.read().isPresent();
        boolean hasService = service.read().isPresent();
        if (hasTimer || hasService) {
            if (hasTimer) {
                systemctl("disable", "--now", UNIT + ".timer");
            }
            Files.deleteIfExists(timer.path());
            Files.deleteIfExists(service.path());
            systemctl("daemon-reload");
        }
        return hasTimer || hasService;
    }

    @Override
    public String advice() {
        return user ? "It runs only while you are logged in; 'loginctl enable-linger' lets it run always." : "";
    }

    private void systemctl(String... words) throws IOException, InterruptedException, Failure {
        List<String> command = systemctlCommand(words);
        Programs.Result result = programs.run(command);
        if (!result.succeeded()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "'" + String.join(" ", command) + "' failed: "
                                    + result.output().strip())
                    .holding("The timer is as it was.");
        }
    }

    private List<String> systemctlCommand(String... words) {
        List<String> systemctl = new ArrayList<>(List.of("systemctl"));
        if (user) {
            systemctl.add("--user");
        }
        systemctl.addAll(List.of(words));
        return systemctl;
    }

    private String serviceText() {
        // A user's service manager has no target for the network.
        String network = user ? "" : "Wants=network-online.target\nAfter=network-online.target\n";
        return MARKER + "\n[Unit]\nDescription=Renew the certificates that are due\n" + network
                + "\n[Service]\nType=oneshot\nExecStart=" + command.forSystemd() + "\n";
    }

    /**
     * The fixed delay is for machines that were cloned after installation: it follows from each machine's id. It also
     * spreads the catching up after a power cut, which Persistent asks for.
     */
    private static String timerText(Moment moment) {
        return MARKER + "\n[Unit]\nDescription=Renew certificates in time\n\n[Timer]\nOnCalendar=" + moment.calendar()
                + "\nRandomizedDelaySec=1h\nFixedRandomDelay=true\nAccuracySec=1us\nPersistent=true\n"
                + "\n[Install]\nWantedBy=timers.target\n";
    }
}
