package dev.perennial.cli.served;

import dev.perennial.acme.Sleeper;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Compares what a server presents with what is kept for it. Any number of threads. */
public final class ServedCheck {
    /** Servers take up a new certificate a moment after they are told to. */
    private static final List<Duration> PATIENCE = List.of(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3));

    private final ServedChains chains;
    private final Sleeper sleeper;

    public ServedCheck(ServedChains chains, Sleeper sleeper) {
        this.chains = chains;
        this.sleeper = sleeper;
    }

    /** Uses the network. As it is now. */
    public Finding now(Server server, List<Certificate> kept) {
        try {
            Finding finding = Finding.of(kept, chains.read(server.address(), server.port(), server.name()));
            if (finding instanceof Finding.Other(Certificate served)
                    && !served.keyTypeName().equals(kept.getFirst().keyTypeName())) {
                return withKeyOf(kept, server);
            }
            return finding;
        } catch (IOException e) {
            return new Finding.NoAnswer(reason(e));
        }
    }

    /** It may have another certificate for clients that do not know this kind of key. */
    private Finding withKeyOf(List<Certificate> kept, Server server) throws IOException {
        String key = algorithm(kept.getFirst());
        return Finding.of(kept, chains.read(server.address(), server.port(), server.name(), Optional.of(key)));
    }

    private static String algorithm(Certificate certificate) throws IOException {
        try {
            return certificate.publicKey().getAlgorithm();
        } catch (PkiException e) {
            throw new IOException("the key of the certificate that is kept is not known here: " + e.getMessage(), e);
        }
    }

    /** Uses the network. As it is once the server has had ten seconds to take the new one up. */
    public Finding soon(Server server, List<Certificate> kept) throws InterruptedException {
        Finding finding = now(server, kept);
        for (Duration pause : PATIENCE) {
            if (finding instanceof Finding.Same) {
                return finding;
            }
            sleeper.sleep(pause);
            finding = now(server, kept);
        }
        return finding;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
