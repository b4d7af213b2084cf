package dev.perennial.cli.invocation;

import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds out how this process was started, and so whether somebody waits for it. The nearest ancestor that tells decides:
 * sshd is itself a child of systemd, and cron may have been started from an SSH shell.
 */
public final class InvocationDetector {
    /** A shell in a shell in a build in a container is at 20. */
    private static final int MOST_ANCESTORS = 64;
    /** Adopts every process whose parent has ended, so being its child proves nothing. */
    private static final long INIT = 1;

    private final ProcessTable processes;
    private final Map<String, String> variables;
    private final BooleanSupplier stdinIsTerminal;

    InvocationDetector(ProcessTable processes, Map<String, String> variables, BooleanSupplier stdinIsTerminal) {
        this.processes = processes;
        this.variables = variables;
        this.stdinIsTerminal = stdinIsTerminal;
    }

    public static InvocationDetector ofProcess(Map<String, String> variables) {
        return new InvocationDetector(new LinuxProcessTable(Path.of("/proc")), variables, TerminalProbe.ofProcess());
    }

    /** Reads {@code /proc}; some milliseconds, so it is asked only when something is due. */
    public InvocationEvidence detect() {
        if (stdinIsTerminal.getAsBoolean()) {
            return new InvocationEvidence(Invocation.TERMINAL, "standard input is a terminal");
        }
        try {
            return byAncestors();
        } catch (IOException e) {
            return byEnvironment();
        }
    }

    private InvocationEvidence byAncestors() throws IOException {
        ProcessEntry child = processes.self();
        for (int i = 0; i < MOST_ANCESTORS && child.parent() != 0; i++) {
            ProcessEntry parent = parentOf(child);
            Optional<InvocationEvidence> told = switch (parent.name()) {
                case "sshd", "sshd-session", "dropbear", "tailscaled", "teleport" -> remoteShell(parent);
                case "cron", "crond", "anacron", "atd" ->
                    Optional.of(new InvocationEvidence(Invocation.SCHEDULED, startedBy(parent), true));
                // Supervisors of one service each, which never adopt: runit, s6, OpenRC (its name cut to 15 bytes).
                case "runsv", "s6-supervise", "supervise-daemo" -> startedBy(Invocation.SCHEDULED, parent);
                case "systemd" -> Optional.of(systemd(child));
                default -> Optional.empty();
            };
            if (told.isPresent()) {
                return told.get();
            }
            child = parent;
        }
        return untold();
    }

    /** The parent may have ended since its child was read; then the child has a new one. */
    private ProcessEntry parentOf(ProcessEntry child) throws IOException {
        try {
            return processes.process(child.parent());
        } catch (IOException e) {
            ProcessEntry now = processes.process(child.pid());
            if (now.parent() == child.parent()) {
                throw e;
            }
            return processes.process(now.parent());
        }
    }

    /**
     * A server that is process 1 of a container adopts what was left in the background there. The sessions that it serves
     * have a process of their own between it and the command.
     */
    private static Optional<InvocationEvidence> remoteShell(ProcessEntry server) {
        return server.pid() == INIT ? Optional.empty() : startedBy(Invocation.REMOTE_COMMAND, server);
    }

    private static Optional<InvocationEvidence> startedBy(Invocation invocation, ProcessEntry ancestor) {
        return Optional.of(new InvocationEvidence(invocation, startedBy(ancestor)));
    }

    private static String startedBy(ProcessEntry ancestor) {
        return "started by " + ancestor.name() + ", process " + ancestor.pid();
    }

    /**
     * Systemd starts services, and adopts orphans such as the rest of {@code ssh host 'nohup perennial renew &'}. Each
     * service leads a session (systemd.exec(5)) and has a unit of its own; an orphan is in the session and the scope of
     * the login that it came from. Only where no unit can be seen does the variable count that systemd gives to services:
     * a desktop's terminal passes it on to all that is typed there.
     */
    private InvocationEvidence systemd(ProcessEntry child) throws IOException {
        Optional<ServiceUnit> unit = ServiceUnit.of(processes.controlGroups());
        boolean service =
                child.leadsSession() && unit.map(ServiceUnit::isService).orElseGet(() -> has("INVOCATION_ID"));
        return service
                ? new InvocationEvidence(
                        Invocation.SCHEDULED,
                        "started by systemd as " + unit.map(ServiceUnit::name).orElse("a service"))
                : untold();
    }

    /** Where ancestors cannot be seen. Weaker: sudo drops these variables, and background jobs keep them. */
    private InvocationEvidence byEnvironment() {
        for (String variable : new String[] {"SSH_CONNECTION", "SSH_CLIENT"}) {
            if (has(variable)) {
                return new InvocationEvidence(Invocation.REMOTE_COMMAND, variable + " is set");
            }
        }
        return has("INVOCATION_ID")
                ? new InvocationEvidence(Invocation.SCHEDULED, "INVOCATION_ID is set, as systemd does for services")
                : new InvocationEvidence(Invocation.UNATTENDED, "no terminal, and its parent processes cannot be seen");
    }

    private static InvocationEvidence untold() {
        return new InvocationEvidence(Invocation.UNATTENDED, "no terminal, and no parent process tells who started it");
    }

    private boolean has(String variable) {
        return !variables.getOrDefault(variable, "").isEmpty();
    }
}
