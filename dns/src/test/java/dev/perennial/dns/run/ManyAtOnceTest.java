package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.Sleeper;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.HttpsSender;
import dev.perennial.dns.recipe.RecipeReader;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many certificates at the same time, at the same names of the same account. */
class ManyAtOnceTest {
    private final SetsProvider server;
    private final HttpsSender sender = new HttpsSender("perennial-test", Duration.ofSeconds(10));
    private final RecipeProvider provider;

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    ManyAtOnceTest() throws Exception {
        server = new SetsProvider();
        provider = new RecipeProvider(
                RecipeReader.read("sets", "sets.yaml", server.recipe()),
                new Account(Map.of("url", server.url()), Optional.empty(), "the test"),
                new RecipeProvider.World(
                        sender,
                        (scheme, parameters) -> {
                            throw new SolverException("no scheme " + scheme);
                        },
                        name -> Optional.of("example.com"),
                        () -> Clock.systemUTC().instant().plus(later.get()),
                        Sleeper.system()::sleep,
                        () -> new UUID(1, 2)));
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        server.close();
    }

    private interface Work {
        void on(List<TxtRecord> records) throws SolverException, InterruptedException;
    }

    private static void each(Work work) throws InterruptedException {
        List<Integer> numbers = IntStream.range(0, 60).boxed().toList();
        List<Optional<SolverException>> failures = Parallel.map(numbers, number -> {
            try {
                work.on(List.of(
                        new TxtRecord("_acme-challenge.example.com", "base-" + number),
                        new TxtRecord("_acme-challenge.host" + number % 7 + ".example.com", "host-" + number)));
                return Optional.empty();
            } catch (SolverException e) {
                return Optional.of(e);
            }
        });
        assertThat(failures).allMatch(Optional::isEmpty);
    }

    @Test
    void nothingIsLostAndNobodyIsAStranger() throws Exception {
        each(provider::add);

        assertThat(server.values()).isEqualTo(120);
        each(provider::remove);

        assertThat(server.values()).isZero();
        assertThat(server.strangers()).isZero();
        assertThat(server.open()).isZero();
        assertThat(server.logins()).isLessThan(60);
    }

    @Test
    void whoLosesTheSessionTogetherLogsInOnce() throws Exception {
        CountDownLatch here = new CountDownLatch(60);
        each(records -> {
            // Nobody leaves before all have come, and by then the session is over.
            try (Visit visit = provider.visit()) {
                assertThat(visit.visits().session()).isPresent();
                here.countDown();
                here.await();
                if (records.getFirst().value().equals("base-0")) {
                    later.set(Duration.ofMinutes(5));
                    server.forget();
                }
                provider.add(records);
            }
        });

        assertThat(server.values()).isEqualTo(120);
        assertThat(server.strangers()).isPositive();
        assertThat(server.logins()).isEqualTo(2);
        assertThat(server.open()).isZero();
    }

    @Test
    void whoIsInterruptedLogsOutAllTheSame() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread worker = Thread.ofVirtual().start(() -> {
            try (Visit visit = provider.visit()) {
                assertThat(visit.visits().session()).isPresent();
                Thread.currentThread().interrupt();
            } catch (SolverException | InterruptedException e) {
                throw new AssertionError(e);
            }
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        worker.join();

        assertThat(interrupted).isTrue();
        assertThat(server.logins()).isEqualTo(1);
        assertThat(server.open()).isZero();
    }
}
