package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.dns.auth.AuthSchemes;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Recipes;
import dev.perennial.engine.SolverException;
import dev.perennial.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe asks what its provider's documentation says, and understands the answers. */
class RecordedExchangesTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/exchanges");

    static Stream<String> recordings() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void asRecorded(String name) throws Exception {
        Exchanges exchanges = Exchanges.parse(Files.readString(RECORDINGS.resolve(name + ".http")));
        String id = name.contains("+") ? name.substring(0, name.indexOf('+')) : name;
        Recipe recipe = new Recipes(Path.of("none")).read(id).orElseThrow();
        SettableClock clock = new SettableClock(Instant.parse(exchanges.clock()));
        try (ReplayServer server = new ReplayServer()) {
            RecipeProvider provider = new RecipeProvider(
                    recipe,
                    Account.of(recipe, exchanges.account(), Map.of(), "the test"),
                    new RecipeProvider.World(
                            server,
                            exchanges.signed()
                                    ? new AuthSchemes(clock, new Random(1), server, Map.of())::signer
                                    : RecordedExchangesTest::signer,
                            any -> exchanges.zone().equals("none") ? Optional.empty() : Optional.of(exchanges.zone()),
                            clock,
                            clock::advance,
                            () -> new UUID(1, 2)));
            for (Exchanges.Step step : exchanges.steps()) {
                server.expect(step.exchanges());
                String message = run(provider, step);
                assertThat(server.complaints())
                        .as(step.verb() + ' ' + step.words())
                        .isEmpty();
                assertThat(message).contains(step.failure());
                assertThat(message.isEmpty())
                        .as(message)
                        .isEqualTo(step.failure().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.dns.recipe.Recipes#builtIn")
    void whatASchemeSignsIsComparedWithASignatureOfSomebodyElse(String id) throws Exception {
        Recipe recipe = new Recipes(Path.of("none")).read(id).orElseThrow();
        boolean schemes = recipe.auth().stream().anyMatch(each -> each.scheme().isPresent());

        assertThat(RECORDINGS.resolve(id + "+signed.http").toFile().exists()).isEqualTo(schemes);
    }

    /** Shows which scheme signs with what; whether signatures are good is seen where they are real. */
    private static RequestSigner signer(String scheme, Map<String, String> parameters) {
        String with = new TreeMap<>(parameters).toString();
        return request -> request.with("Signed-By", scheme + ' ' + with);
    }

    /** What it complains of; empty if nothing. */
    private static String run(RecipeProvider provider, Exchanges.Step step) throws InterruptedException {
        List<TxtRecord> records = new ArrayList<>();
        for (int i = 0; i + 1 < step.words().size(); i += 2) {
            records.add(new TxtRecord(step.words().get(i), step.words().get(i + 1)));
        }
        try {
            switch (step.verb()) {
                case "add" -> provider.add(records);
                case "remove" -> provider.remove(records);
                case "zone" -> provider.zoneOf(step.words().getFirst());
                default -> throw new IllegalArgumentException(step.verb());
            }
            return "";
        } catch (SolverException e) {
            return e.getMessage();
        }
    }
}
