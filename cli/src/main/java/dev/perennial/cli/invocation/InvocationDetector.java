package dev.perennial.cli.invocation;

import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who waits for this process: a person at a terminal, a person at the other end of SSH, a scheduler, or nobody
 * that can be told. The nearest telling ancestor decides, because sshd is itself a child of a service manager, and cron
 * may have been started from an SSH shell.
 */
public final class InvocationDetector {
    /** OpenSSH since 9.8 runs sessions in sshd-session; the others are what people use instead. */
    private static final Set<String> REMOTE_SHELLS =
            Set.of("sshd", "sshd-session", "sshd-auth", "dropbear", "tailscaled", "teleport");

    private static final Set<String> SCHEDULERS = Set.of("cron", "crond", "anacron", "atd", "fcron");
    private static final int DEEPEST = 64;

    private final boolean terminal;
    private final long self;
    private final ProcessTable processes;
    private final Map<String, String> environment;

    /** All that is looked at comes in here, so that recorded process tables can be asked too. */
    public InvocationDetector(boolean terminal, long self, ProcessTable processes, Map<String, String> environment) {
        this.terminal = terminal;
        this.self = self;
        this.processes = processes;
        this.environment = environment;
    }

    public static InvocationDetector ofThisProcess(Map<String, String> environment) {
        return new InvocationDetector(
                stdinIsTerminal(), ProcessHandle.current().pid(), new ProcFs(Path.of("/proc")), environment);
    }

    /** Reads the process table, unless stdin already tells. */
    public InvocationEvidence detect() {
        if (terminal) {
            return new InvocationEvidence(Invocation.TERMINAL, "standard input is a terminal");
        }
        Optional<ProcessTable.Entry> me = processes.find(self);
        long parent = me.map(ProcessTable.Entry::parent).orElse(0L);
        boolean readable = parent > 0 && processes.find(parent).isPresent();
        for (int depth = 0; depth < DEEPEST && parent > 0; depth++) {
            Optional<ProcessTable.Entry> ancestor = processes.find(parent);
            if (ancestor.isEmpty()) {
                break;
            }
            Optional<InvocationEvidence> evidence = tell(ancestor.get());
            if (evidence.isPresent()) {
                return evidence.get();
            }
            parent = ancestor.get().parent();
        }
        if (environment.containsKey("INVOCATION_ID") && !remoteVariables()) {
            return new InvocationEvidence(Invocation.SCHEDULED, "started by systemd as a service");
        }
        if (!readable && remoteVariables()) {
            return new InvocationEvidence(Invocation.REMOTE_COMMAND, "started over SSH, says SSH_CONNECTION");
        }
        return new InvocationEvidence(Invocation.UNATTENDED, "no terminal, and nobody seems to watch");
    }

    private static Optional<InvocationEvidence> tell(ProcessTable.Entry ancestor) {
        String by = "started by " + ancestor.name() + ", process " + ancestor.pid();
        if (REMOTE_SHELLS.contains(ancestor.name())) {
            return Optional.of(new InvocationEvidence(Invocation.REMOTE_COMMAND, by));
        }
        if (SCHEDULERS.contains(ancestor.name().toLowerCase(Locale.ROOT))) {
            return Optional.of(new InvocationEvidence(Invocation.SCHEDULED, by));
        }
        return Optional.empty();
    }

    private boolean remoteVariables() {
        return environment.containsKey("SSH_CONNECTION") || environment.containsKey("SSH_CLIENT");
    }

    /** The launcher may have asked already; else the kernel's name of what stdin is tells. */
    private static boolean stdinIsTerminal() {
        String told = System.getProperty("perennial.stdin", "");
        if (!told.isEmpty()) {
            return told.equals("tty");
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false; // not Linux: the environment decides
        }
    }
}
