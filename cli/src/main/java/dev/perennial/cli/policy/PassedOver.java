package dev.perennial.cli.policy;

import dev.perennial.cli.ca.KnownCa;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A CA that is not asked though its turn has come.
 *
 * @param why what is wrong with it, to follow its title
 * @param until when that may be over; absent if no time ends it
 */
public record PassedOver(KnownCa ca, Kind kind, String why, Optional<Instant> until) {
    /** Programs see these names in lower case. */
    public enum Kind {
        /** It cannot issue this certificate, or not to this machine. */
        UNABLE,
        /** It fails, whatever it is asked for. */
        FAILING,
        /** It has said that it has been asked too much. */
        LIMITED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without its period. */
    public String sentence() {
        return ca.title() + ' ' + why;
    }

    /** Whether its own word is to be waited for, rather than turning to another CA. */
    boolean worthWaiting(Urgency urgency) {
        return kind == Kind.LIMITED && until.isPresent() && !until.get().isAfter(urgency.waits());
    }
}
