package dev.perennial.dns.api;

import dev.perennial.engine.SolverException;

/** Carries requests to providers. Any number of threads. */
@FunctionalInterface
public interface ApiSender {
    /**
     * Over the network, once: neither a redirect is followed nor a failure repeated, since the request may be signed and may
     * have been carried out.
     *
     * @throws SolverException if there was no answer: says from which host, and why; never what was sent
     */
    ApiResponse send(ApiRequest request) throws SolverException, InterruptedException;
}
