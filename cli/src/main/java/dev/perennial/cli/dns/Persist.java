package dev.perennial.cli.dns;

import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import java.util.List;

/** {@code dns persist ACTION DOMAIN...}: records of dns-persist-01. */
public final class Persist {
    private final Context context;

    public Persist(Context context) {
        this.context = context;
    }

    /** Does what the words after {@code persist} say, and returns the exit code. */
    public int run(List<String> words) throws Exception {
        String action = words.isEmpty() ? "" : words.getFirst();
        throw usage(
                action.isEmpty()
                        ? "dns persist needs a word that says what to do."
                        : "dns persist has no command " + action + '.');
    }

    private Failure usage(String what) {
        return new Failure(FailureKind.USAGE, what)
                .holding("Nothing was done.")
                .next("For example: " + context.environment().program() + " dns persist show example.com")
                .exit(2);
    }
}
