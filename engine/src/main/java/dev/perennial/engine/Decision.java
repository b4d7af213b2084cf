package dev.perennial.engine;

import java.time.Instant;
import java.util.Optional;

/** The answer for one certificate at one instant, with the rule that gave it and what that rule looked at. */
public sealed interface Decision {
    Rule rule();

    /** The inputs. */
    RenewalFacts facts();

    /** The clock when the question was asked. */
    Instant at();

    /** One sentence for users; composed when asked for, because most decisions are never shown. */
    default String reason() {
        return DecisionText.sentence(this);
    }

    /** Renew now. {@code since}: the instant from which the rule said so; {@link #at()} if it is not about time. */
    record Due(Rule rule, Instant since, RenewalFacts facts, Instant at) implements Decision {}

    /** Not before {@code when}, the first instant at which the same facts would be due. */
    record NotYet(Rule rule, Instant when, RenewalFacts facts, Instant at) implements Decision {}

    /** Somebody or something forbids renewal; {@code until} is absent if no time ends that. */
    record Held(Rule rule, Optional<Instant> until, RenewalFacts facts, Instant at) implements Decision {}
}
