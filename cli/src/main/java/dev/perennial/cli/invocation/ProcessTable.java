package dev.perennial.cli.invocation;

import java.io.IOException;

/**
 * The processes of this machine, as far as they can be seen. Each call asks anew, as processes come and go; what cannot
 * be seen or has gone is an {@link IOException}.
 */
interface ProcessTable {
    /** The process that asks. */
    ProcessEntry self() throws IOException;

    ProcessEntry process(long pid) throws IOException;

    /** The control groups of the process that asks, a line each: {@code 0::/system.slice/cron.service}. */
    String controlGroups() throws IOException;
}
