package dev.perennial.engine;

import dev.perennial.acme.Order;
import dev.perennial.pki.CertificateChain;
import java.net.URI;
import java.util.Optional;

/** Remembers nothing. */
final class NoJournal implements Journal {
    @Override
    public Optional<CertificateChain> certificate() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> order() {
        return Optional.empty();
    }

    @Override
    public void placed(Order order) {}

    @Override
    public void finalizing() {}

    @Override
    public void issued(CertificateChain chain) {}

    @Override
    public void abandoned() {}
}
