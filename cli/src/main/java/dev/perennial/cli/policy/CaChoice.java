package dev.perennial.cli.policy;

import dev.perennial.cli.ca.KnownCa;
import dev.perennial.engine.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which of several CAs a certificate is to come from, as things stand. */
public sealed interface CaChoice {
    /** Those before it in the list, or all if there is none to ask. */
    List<PassedOver> passed();

    /** This one, because those before it cannot be asked, or because it is the first. */
    record Ask(KnownCa ca, List<PassedOver> passed) implements CaChoice {}

    /** None now. */
    record Wait(Hold hold, List<PassedOver> passed) implements CaChoice {}

    /** None ever, unless something changes. */
    record Nobody(List<PassedOver> passed) implements CaChoice {}

    /** None of these can be asked. */
    static CaChoice none(List<PassedOver> passed) {
        Optional<Instant> first = Optional.empty();
        for (PassedOver each : passed) {
            if (each.until().isPresent()
                    && first.filter(each.until().get()::isAfter).isEmpty()) {
                first = each.until();
            }
        }
        return first.isPresent() ? new Wait(new Hold(first.get(), sentences(passed)), passed) : new Nobody(passed);
    }

    /** What is wrong with each. */
    static String sentences(List<PassedOver> passed) {
        StringBuilder text = new StringBuilder();
        for (PassedOver each : passed) {
            text.append(text.isEmpty() ? "" : " ").append(each.sentence()).append('.');
        }
        return text.toString();
    }
}
