package dev.perennial.testkit.internal;

import dev.perennial.testkit.internal.model.IssuedCertificate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the CA would like each certificate to be renewed. Unless told otherwise it does as Let's Encrypt: the window is
 * a fiftieth of the lifetime wide, its middle at two thirds of the lifetime, or at half of it below ten days; that of
 * a revoked certificate has passed. Thread-safe.
 */
public final class RenewalWindows {
    private static final Duration SHORT = Duration.ofDays(10);
    private static final int HALF_WIDTH_PER_LIFETIME = 100;

    /** A window may be set to nonsense, its end before its start, to see what clients make of it. */
    public record Window(Instant start, Instant end, Optional<URI> explanation) {}

    private final Map<String, Window> chosen = new ConcurrentHashMap<>();

    private volatile Optional<Window> others = Optional.empty();

    public void set(String certId, Window window) {
        chosen.put(certId, window);
    }

    public void setForOthers(Window window) {
        others = Optional.of(window);
    }

    public Window of(IssuedCertificate issued) {
        Window window = chosen.get(issued.id());
        return window != null ? window : others.orElseGet(() -> usual(issued));
    }

    private static Window usual(IssuedCertificate issued) {
        if (issued.revocation().isPresent()) {
            Instant revoked = issued.revocation().get().at();
            return new Window(
                    revoked.minus(Duration.ofHours(1)), revoked.minus(Duration.ofMinutes(30)), Optional.empty());
        }
        Instant start = issued.certificate().notBefore();
        Duration lifetime = Duration.between(start, issued.certificate().notAfter());
        Duration middle = lifetime.compareTo(SHORT) < 0
                ? lifetime.dividedBy(2)
                : lifetime.multipliedBy(2).dividedBy(3);
        Duration half = lifetime.dividedBy(HALF_WIDTH_PER_LIFETIME);
        return new Window(start.plus(middle).minus(half), start.plus(middle).plus(half), Optional.empty());
    }
}
