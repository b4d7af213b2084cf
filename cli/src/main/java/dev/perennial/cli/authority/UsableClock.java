package dev.perennial.cli.authority;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** Whether a certificate that the CA dates by its clock would be valid by this machine's. */
public final class UsableClock {
    /** As far as the check of what was issued lets a clock be off. */
    private static final Duration FAR_BEHIND = Duration.ofDays(-1);

    /** No public CA issues for longer (CA/Browser Forum, Baseline Requirements, 6.3.2). */
    private static final Duration LONGEST_LIFE = Duration.ofDays(398);

    private UsableClock() {}

    /**
     * Else a new certificate would be issued, found to be not valid yet or expired, and thrown away, run after run. Asks
     * for the CA's directory, which is needed next anyway.
     *
     * @param life how long the new certificate will be valid, as far as that is known
     */
    public static void require(AcmeClient client, Optional<Duration> life)
            throws Failure, AcmeException, InterruptedException {
        client.directory();
        Duration ahead = client.clockSkew().orElse(Duration.ZERO);
        boolean behind = ahead.compareTo(FAR_BEHIND) < 0;
        if (behind || ahead.compareTo(life.orElse(LONGEST_LIFE)) > 0) {
            throw new Failure(
                            FailureKind.REFUSED,
                            ClockWatch.difference(ahead) + ": a new certificate would not be valid here "
                                    + (behind ? "yet." : "any more."))
                    .holding("Nothing was ordered; certificates that were in place still are.")
                    .next("Set the clock, for example by NTP, then run the same command again.");
        }
    }
}
