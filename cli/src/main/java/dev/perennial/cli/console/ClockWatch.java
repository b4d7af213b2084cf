package dev.perennial.cli.console;

import dev.perennial.engine.Durations;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Compares this machine's clock with those of the CAs that answer, and says once a run if it is wrong: all that is decided
 * about certificates depends on it. Any number of threads.
 */
public final class ClockWatch {
    /** Less may be a cache between the CA and us, and makes no difference to a certificate. */
    private static final Duration NOTABLE = Duration.ofMinutes(5);

    private final Consumer<String> warn;
    private final AtomicBoolean said = new AtomicBoolean();

    public ClockWatch(Consumer<String> warn) {
        this.warn = warn;
    }

    public static boolean notable(Duration ahead) {
        return ahead.abs().compareTo(NOTABLE) > 0;
    }

    /**
     * Takes note of what an answer shows.
     *
     * @param ahead of this machine's clock; negative if it is behind
     */
    public void sees(URI ca, Duration ahead) {
        if (notable(ahead) && said.compareAndSet(false, true)) {
            warn.accept(difference(ahead) + " at " + ca.getRawAuthority() + ". "
                    + (ahead.isNegative()
                            ? "Certificates may expire before they seem due: "
                            : "Certificates seem older than they are: ")
                    + "set the clock, for example by NTP.");
        }
    }

    /** The same, where no CA is asked: a certificate on disk is not valid yet. */
    public void sees(String name, Instant notBefore, Instant now) {
        if (notable(Duration.between(notBefore, now)) && now.isBefore(notBefore) && said.compareAndSet(false, true)) {
            warn.accept("The certificate " + name + " is not valid before " + notBefore
                    + ", but this machine's clock says " + now.truncatedTo(ChronoUnit.SECONDS)
                    + ". If that is wrong, set the clock, for example by NTP.");
        }
    }

    /** Such as {@code This machine's clock is 3 h behind the CA's}. */
    public static String difference(Duration ahead) {
        Duration rounded = ahead.abs().plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
        return "This machine's clock is " + Durations.text(rounded)
                + (ahead.isNegative() ? " behind the CA's" : " ahead of the CA's");
    }
}
