package dev.perennial.dns.api;

import dev.perennial.engine.SolverException;

/** Makes a provider know who asks: adds a header, a query parameter, a signature. Any number of threads. */
@FunctionalInterface
public interface RequestSigner {
    /**
     * Some ask the provider for a token first, over the network; others only compute.
     *
     * @return the request to send, once
     * @throws SolverException if the credentials are not usable, or are refused; never with what they are
     */
    ApiRequest sign(ApiRequest request) throws SolverException, InterruptedException;

    /**
     * Forgets what may be out of date, a token above all, because the provider refused the last request with 401.
     *
     * @return whether another try makes sense
     */
    default boolean renew() {
        return false;
    }
}
