package dev.perennial.dns.api;

import dev.perennial.engine.SolverException;
import java.util.Map;

/** Makes signers by the name of their scheme. */
@FunctionalInterface
public interface SignerFactory {
    /**
     * Uses no network yet.
     *
     * @param parameters of the scheme, with the user's credentials in them
     * @throws SolverException if they cannot be used: says which and why, never what it is
     */
    RequestSigner signer(String scheme, Map<String, String> parameters) throws SolverException;
}
