package dev.perennial.engine;

/** How this process was started, and so whether somebody waits for it. */
public enum Invocation {
    /** Standard input is a terminal. */
    TERMINAL,
    /** A command given to a remote shell: {@code ssh host perennial renew}. Somebody waits for the answer. */
    REMOTE_COMMAND,
    /** Started by cron, at, or a service manager. */
    SCHEDULED,
    /** Nothing tells: a container, a CI job, a script in the background. */
    UNATTENDED;

    /** Whether many machines may start this at the same second, so that load has to be spread. */
    public boolean spreadsLoad() {
        return this == SCHEDULED || this == UNATTENDED;
    }
}
