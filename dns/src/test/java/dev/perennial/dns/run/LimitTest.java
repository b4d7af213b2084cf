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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand changes at a provider with a limit: 100 a second; 5 a second with {@code -Dperennial.long=true}. */
class LimitTest {
    private static final int PER_SECOND = Boolean.getBoolean("perennial.long") ? 5 : 100;
    private static final int RECORDS = 500;

    private final LimitedProvider server;
    private final HttpsSender sender = new HttpsSender("perennial-test", Duration.ofSeconds(10));
    private final RecipeProvider provider;

    LimitTest() throws Exception {
        server = new LimitedProvider(PER_SECOND);
        provider = provider(server, sender);
    }

    private static RecipeProvider provider(LimitedProvider server, HttpsSender sender) throws Exception {
        return new RecipeProvider(
                RecipeReader.read("limited", "limited.yaml", server.recipe()),
                new Account(Map.of("url", server.url()), Optional.empty(), "the test"),
                new RecipeProvider.World(
                        sender,
                        (scheme, parameters) -> {
                            throw new SolverException("no scheme " + scheme);
                        },
                        name -> Optional.of("example.com"),
                        Clock.systemUTC(),
                        Sleeper.system()::sleep,
                        () -> new UUID(1, 2)));
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        server.close();
    }

    private static List<TxtRecord> records() {
        List<TxtRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(new TxtRecord("_acme-challenge.host" + i + ".example.com", "value-" + i));
        }
        return records;
    }

    @Test
    void aThousandChangesMeetNoLimitAndLoseNothing() throws Exception {
        provider.add(records());

        assertThat(server.values()).hasSize(RECORDS);

        provider.remove(records());

        assertThat(server.values()).isEmpty();
        assertThat(server.changes()).isEqualTo(2 * RECORDS);
        assertThat(server.refused()).as("most in a second: " + server.most()).isZero();
    }

    @Test
    void whatWasAddedBeforeAnInterruptIsRemovedAfterIt() throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread adding = Thread.ofVirtual().start(() -> {
            try {
                provider.add(records());
            } catch (SolverException | InterruptedException e) {
                ended.set(e);
            }
        });
        while (server.changes() < PER_SECOND / 2 + 1) {
            Thread.onSpinWait();
        }
        adding.interrupt();
        adding.join();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(server.changes()).isLessThan(RECORDS);
        provider.remove(records());
        assertThat(server.values()).isEmpty();
    }

    @Test
    void whatIsOverTheLimitOfSomebodyElseIsTriedAgain() throws Exception {
        try (HttpsSender other = new HttpsSender("perennial-test", Duration.ofSeconds(10))) {
            RecipeProvider second = provider(server, other);
            List<TxtRecord> mine = records().subList(0, 2 * PER_SECOND);
            List<TxtRecord> theirs = records().subList(2 * PER_SECOND, 3 * PER_SECOND);
            Parallel.map(List.of(mine, theirs), each -> added(each.equals(mine) ? second : provider, each));

            assertThat(server.values()).hasSize(3 * PER_SECOND);
        }
    }

    private static int added(RecipeProvider provider, List<TxtRecord> records) throws InterruptedException {
        try {
            provider.add(records);
            return records.size();
        } catch (SolverException e) {
            throw new AssertionError(e);
        }
    }
}
