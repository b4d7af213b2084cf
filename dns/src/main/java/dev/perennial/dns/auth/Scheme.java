package dev.perennial.dns.auth;

import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.util.List;

/**
 * A way of telling a provider who asks.
 *
 * @param name in kebab case, as recipes have it
 */
record Scheme(String name, List<SchemeParameter> parameters, Maker maker) {
    /** Makes the signer; checks what it is given, without asking anybody over the network. */
    @FunctionalInterface
    interface Maker {
        RequestSigner make(Parameters parameters, Means means) throws SolverException;
    }
}
