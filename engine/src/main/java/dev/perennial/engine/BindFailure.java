package dev.perennial.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** Says in one sentence why a port could not be had, and what would help. */
final class BindFailure {
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private BindFailure() {}

    static SolverException explain(Optional<InetAddress> address, int port, IOException cause) {
        Optional<String> holder = PortHolder.onThisMachine().find(port);
        return new SolverException(sentence(address, port, cause, holder), cause);
    }

    /**
     * What the system says comes in the language of the locale, so the facts decide where there are any.
     *
     * @param holder the process that has the port
     */
    static String sentence(Optional<InetAddress> address, int port, IOException cause, Optional<String> holder) {
        String says = String.valueOf(cause.getMessage());
        if (says.contains("Permission denied") || says.contains("EACCES")) {
            return "Could not bind TCP port " + port + " because this user may not: "
                    + (port < FIRST_UNPRIVILEGED_PORT
                            ? "ports below 1024 need root or the capability CAP_NET_BIND_SERVICE."
                            : "the system denies it (" + says + ").");
        }
        boolean notOurAddress = says.contains("Cannot assign");
        if (says.contains("in use") || (holder.isPresent() && !notOurAddress)) {
            return "Could not bind TCP port " + port + " because it is already in use by another process"
                    + holder.map(process -> " (" + process + ")").orElse("") + " on this machine.";
        }
        return "Could not bind TCP port " + port
                + address.map(one -> " on address " + one.getHostAddress()).orElse("") + ": " + says + '.';
    }
}
