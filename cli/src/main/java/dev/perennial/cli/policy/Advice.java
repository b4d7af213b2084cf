package dev.perennial.cli.policy;

import dev.perennial.engine.SuggestedWindow;
import dev.perennial.engine.Suggestion;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a CA's answers about when to renew one certificate.
 *
 * @param window there if it suggested one
 * @param askAgain when it wants to be asked again, if it was ever asked
 */
public record Advice(Kind kind, Optional<SuggestedWindow> window, Optional<Instant> askAgain) {
    /** What kind of answer there is. */
    public enum Kind {
        SUGGESTED("suggested"),
        /** The CA was asked and had nothing to say. */
        NONE("none"),
        NOT_ASKED("not-asked"),
        /** The certificate has expired, or has nothing that a CA could be asked about, or its CA does not advise. */
        IMPOSSIBLE("impossible");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    public static final Advice NOT_ASKED = new Advice(Kind.NOT_ASKED, Optional.empty(), Optional.empty());
    public static final Advice IMPOSSIBLE = new Advice(Kind.IMPOSSIBLE, Optional.empty(), Optional.empty());

    public static Advice of(Suggestion answer) {
        return new Advice(
                answer.window().isPresent() ? Kind.SUGGESTED : Kind.NONE,
                answer.window(),
                Optional.of(answer.askAgain()));
    }

    /** Whether a run would ask the CA. */
    public boolean asksAt(Instant now) {
        return switch (kind) {
            case NOT_ASKED -> true;
            case IMPOSSIBLE -> false;
            case SUGGESTED, NONE -> !now.isBefore(askAgain.orElse(now));
        };
    }
}
