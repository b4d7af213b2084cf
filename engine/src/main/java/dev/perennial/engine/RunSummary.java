package dev.perennial.engine;

import java.util.ArrayList;
import java.util.List;

/** What a run did, in the order in which it looked at the certificates. */
public record RunSummary(List<Outcome> outcomes) {
    public RunSummary {
        outcomes = List.copyOf(outcomes);
    }

    public List<Outcome.Success> renewed() {
        return only(Outcome.Success.class);
    }

    public List<Outcome.Failure> failed() {
        return only(Outcome.Failure.class);
    }

    public List<Outcome.Skipped> skipped() {
        return only(Outcome.Skipped.class);
    }

    public List<Outcome.Unreadable> unreadable() {
        return only(Outcome.Unreadable.class);
    }

    public List<Outcome.NotAttempted> notAttempted() {
        return only(Outcome.NotAttempted.class);
    }

    private <T extends Outcome> List<T> only(Class<T> kind) {
        List<T> some = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (kind.isInstance(outcome)) {
                some.add(kind.cast(outcome));
            }
        }
        return some;
    }
}
