package dev.perennial.cli.dns;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.engine.SolverException;
import dev.perennial.lineage.LineageException;
import java.util.List;

/** {@code dns persist ACTION DOMAIN...}: records of dns-persist-01, for the account at one CA. Orders nothing. */
public final class Persist {
    private final Context context;

    public Persist(Context context) {
        this.context = context;
    }

    /** Does what the words after {@code persist} say, and returns the exit code. */
    public int run(List<String> words)
            throws Failure, LineageException, AcmeException, SolverException, InterruptedException {
        String action = words.isEmpty() ? "" : words.getFirst();
        if (!List.of("show", "publish", "verify").contains(action)) {
            throw usage(
                    action.isEmpty()
                            ? "dns persist needs a word that says what to do."
                            : "dns persist has no command " + action + '.');
        }
        PersistWish wish = PersistWish.of(
                words.subList(1, words.size()),
                context.options(),
                context.environment().clock().instant());
        try (Clients clients = new Clients(context)) {
            PersistAccount account = PersistAccount.open(context, clients);
            switch (action) {
                case "show" -> new PersistShow(context, account).run(wish);
                case "publish" -> new PersistPublish(context, account, clients).run(wish);
                default -> new PersistVerify(context, account, clients).run(wish);
            }
        }
        return 0;
    }

    private Failure usage(String what) {
        return new Failure(FailureKind.USAGE, what)
                .holding("Nothing was done.")
                .next("There are show, publish and verify; for example: "
                        + context.environment().program() + " dns persist show example.com")
                .exit(2);
    }
}
