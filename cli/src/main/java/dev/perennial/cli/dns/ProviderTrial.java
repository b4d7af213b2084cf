package dev.perennial.cli.dns;

import com.google.gson.JsonObject;
import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Dns01;
import dev.perennial.acme.Status;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code dns test NAME DOMAIN}: does with a record what a certificate would need, and asks no CA. */
public final class ProviderTrial {
    private static final int VALUE_BYTES = 32;
    private static final URI NOWHERE = URI.create("urn:perennial:test");

    private final Context context;

    public ProviderTrial(Context context) {
        this.context = context;
    }

    /**
     * Makes the trial, over the network.
     *
     * @param words the name of the provider, and a domain
     * @return the exit code
     */
    public int run(List<String> words) throws Failure, InterruptedException {
        if (words.size() != 2) {
            throw new Failure(FailureKind.USAGE, "dns test needs the name of a provider and a domain.")
                    .holding("Nothing was done.")
                    .next("For example: " + context.environment().program() + " dns test cloudflare example.com")
                    .exit(2);
        }
        String name = words.getFirst().startsWith("dns-") ? words.getFirst().substring(4) : words.getFirst();
        ChallengeTask task = task(words.get(1));
        try (Clients clients = new Clients(context)) {
            Solvers solvers = new Solvers(context.environment(), clients, new ProgressListener(context));
            return run(solvers.provider(name, context.options()), task);
        }
    }

    private static ChallengeTask task(String domain) throws Failure {
        byte[] random = new byte[VALUE_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        ChallengeState state =
                new ChallengeState(NOWHERE, Dns01.TYPE, Status.PENDING, Optional.empty(), Optional.empty(), List.of());
        try {
            Identifier base = Identifier.dns(domain.startsWith("*.") ? domain.substring(2) : domain);
            return new ChallengeTask(base, new Dns01(state, token), token, NOWHERE);
        } catch (PkiException e) {
            throw new Failure(FailureKind.USAGE, domain + " is not the name of a domain: " + e.getMessage() + '.', e)
                    .holding("Nothing was done.")
                    .exit(2);
        }
    }

    private int run(Solver solver, ChallengeTask task) throws Failure, InterruptedException {
        Clock clock = context.environment().clock();
        String domain = task.identifier().value();
        context.output().line("Putting " + task.dnsName() + " TXT \"" + task.dnsValue() + "\" by " + solver.name());
        Instant start = clock.instant();
        Instant put;
        try {
            Solver.Presented there = solver.present(List.of(task));
            put = clock.instant();
            String took = Durations.text(Duration.between(start, put));
            context.output().line("Seen by all authoritative servers after " + took + '.');
            there.close();
        } catch (SolverException e) {
            throw new Failure(FailureKind.REFUSED, String.valueOf(e.getMessage()), e)
                    .holding("No CA was asked.")
                    .next("What it needs: " + context.environment().program() + " dns describe "
                            + solver.name().substring("dns-".length()));
        }
        Duration seen = Duration.between(start, put);
        Duration removed = Duration.between(put, clock.instant());
        context.output().line("Removed after " + Durations.text(removed) + '.');
        context.output().line("\n" + solver.name() + " can prove " + domain + " and *." + domain + '.');
        JsonObject data = new JsonObject();
        data.addProperty("provider", solver.name().substring("dns-".length()));
        data.addProperty("record", task.dnsName());
        data.addProperty("seenMillis", seen.toMillis());
        data.addProperty("removedMillis", removed.toMillis());
        context.output().data("test", data);
        return 0;
    }
}
