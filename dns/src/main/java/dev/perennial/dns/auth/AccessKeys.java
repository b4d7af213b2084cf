package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What clouds give to programs.
 *
 * @param session goes with keys that are good for a time only
 */
record AccessKeys(String id, Secret secret, Optional<Secret> session) {
    static final List<SchemeParameter> PARAMETERS = List.of(
            SchemeParameter.required("access-key", "The access key's id."),
            SchemeParameter.secret("secret-key", "The access key's secret."),
            SchemeParameter.optionalSecret("session-token", "The token that goes with a temporary access key."));

    static AccessKeys of(Parameters parameters) throws SolverException {
        return new AccessKeys(
                parameters.word("access-key"),
                parameters.secret("secret-key"),
                parameters.optionalSecret("session-token"));
    }

    /** These and those of a scheme. */
    static List<SchemeParameter> and(SchemeParameter... more) {
        List<SchemeParameter> all = new ArrayList<>(PARAMETERS);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
