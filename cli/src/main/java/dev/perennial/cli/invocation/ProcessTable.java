package dev.perennial.cli.invocation;

import java.util.Optional;

/** The processes of this machine, as far as they may be seen. */
public interface ProcessTable {
    /**
     * What is known of one process.
     *
     * @param name of the program, as the kernel has it: at most 15 characters
     * @param parent 0 if there is none
     */
    record Entry(long pid, String name, long parent) {}

    /** Reads the system's state; empty if the process is gone or may not be seen. */
    Optional<Entry> find(long pid);
}
