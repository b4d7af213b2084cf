package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.dns.auth.AuthSchemes;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.RecipeReader;
import dev.perennial.engine.SolverException;
import dev.perennial.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Runs a recipe against a provider that says what was recorded. */
final class Replay {
    /** What recipes of tests have in common; what follows are the zone and the model. */
    private static final String HEAD = """
            provider: Example
            docs: https://docs.example.net
            permissions: a token
            base: https://api.example.net
            fields: {user: {help: user, default: somebody}, token: {secret: true, help: token, default: secret-token}}
            error: /message
            """;

    private Replay() {}

    /** @param rest of the recipe */
    static void play(String rest, String exchanges) throws Exception {
        play(RecipeReader.read("example", "example.yaml", HEAD + rest), Exchanges.parse(exchanges));
    }

    static void play(Recipe recipe, Exchanges exchanges) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse(exchanges.clock()));
        try (ReplayServer server = new ReplayServer()) {
            RecipeProvider provider = new RecipeProvider(
                    recipe,
                    Account.of(recipe, exchanges.account(), Map.of(), "the test"),
                    new RecipeProvider.World(
                            server,
                            exchanges.signed()
                                    ? new AuthSchemes(clock, new Random(1), server, Map.of())::signer
                                    : Replay::signer,
                            any -> exchanges.zone().equals("none") ? Optional.empty() : Optional.of(exchanges.zone()),
                            clock,
                            clock::advance,
                            () -> new UUID(1, 2)));
            for (Exchanges.Step step : exchanges.steps()) {
                server.expect(step.exchanges());
                String message = run(provider, step, clock);
                assertThat(server.complaints())
                        .as(step.verb() + ' ' + step.words() + ' ' + message)
                        .isEmpty();
                assertThat(message).contains(step.failure());
                assertThat(message.isEmpty())
                        .as(message)
                        .isEqualTo(step.failure().isEmpty());
            }
        }
    }

    /** Shows which scheme signs with what; whether signatures are good is seen where they are real. */
    private static RequestSigner signer(String scheme, Map<String, String> parameters) {
        String with = new TreeMap<>(parameters).toString();
        return request -> request.with("Signed-By", scheme + ' ' + with);
    }

    /** What it complains of; empty if nothing. */
    private static String run(RecipeProvider provider, Exchanges.Step step, SettableClock clock)
            throws InterruptedException {
        List<TxtRecord> records = new ArrayList<>();
        for (int i = 0; i + 1 < step.words().size(); i += 2) {
            records.add(new TxtRecord(step.words().get(i), step.words().get(i + 1)));
        }
        try {
            switch (step.verb()) {
                case "add" -> provider.add(records);
                case "remove" -> provider.remove(records);
                case "zone" -> provider.zoneOf(step.words().getFirst());
                case "wait" -> clock.advance(Duration.parse(step.words().getFirst()));
                default -> throw new IllegalArgumentException(step.verb());
            }
            return "";
        } catch (SolverException e) {
            return e.getMessage();
        }
    }
}
