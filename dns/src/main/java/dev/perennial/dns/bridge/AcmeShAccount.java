package dev.perennial.dns.bridge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a script is to be run.
 *
 * @param user who runs it if we are root
 * @param variables all of its environment but what a shell needs; secrets mostly
 * @param accountConf acme.sh's own account.conf, for what it has saved of this script's variables
 */
record AcmeShAccount(
        AcmeShScript script,
        String user,
        Map<String, String> variables,
        Optional<Path> accountConf,
        Duration patience) {
    AcmeShAccount {
        variables = Map.copyOf(variables);
    }

    /** Secrets stay out. */
    @Override
    public String toString() {
        return script.file() + " as " + user;
    }
}
