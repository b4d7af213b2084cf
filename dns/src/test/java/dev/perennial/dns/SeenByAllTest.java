package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.engine.Event;
import dev.perennial.engine.SolverException;
import dev.perennial.testkit.DnsFault;
import dev.perennial.testkit.FakeDns;
import dev.perennial.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The look at every server of a zone, over real sockets; only the time between looks is made up. */
class SeenByAllTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final String NAME = "_acme-challenge.example.com";
    private static final List<TxtRecord> RECORDS =
            List.of(new TxtRecord(NAME, "base"), new TxtRecord(NAME, "wildcard"));

    private final Delegation world = new Delegation();
    private final SettableClock clock = new SettableClock(START);
    private final List<String> told = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();

    @AfterEach
    void stop() {
        world.close();
    }

    private void await(FakeDns... takers) throws SolverException, InterruptedException {
        List<NameServer> servers = new ArrayList<>();
        for (FakeDns taker : takers) {
            servers.add(NameServer.of(taker.address()));
        }
        looking().await(RECORDS, servers);
    }

    private SeenByAll looking() {
        return new SeenByAll(
                world.authorities(),
                world.client(),
                event -> told.add(event instanceof Event.Warning warning ? warning.message() : event.text()),
                clock,
                this::sleep,
                Duration.ofMinutes(10));
    }

    /** What changes meanwhile. */
    private void sleep(Duration duration) {
        clock.advance(duration);
        if (!later.isEmpty()) {
            later.removeFirst().run();
        }
    }

    @Test
    void whereAllServersAreQuickItTakesASecondAndNothingIsSaid() throws Exception {
        world.both(dns -> dns.setTxt(NAME, "base", "wildcard", "of somebody else"));
        await();
        assertThat(told).isEmpty();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(world.two.queries(NAME, "TXT")).hasSize(2);
    }

    @Test
    void noResolverIsAskedAboutTheNameWhichItWouldRememberAsMissing() throws Exception {
        world.both(dns -> dns.setTxt(NAME, "base", "wildcard"));
        await();
        assertThat(world.resolver.queries()).noneMatch(query -> query.name().contains(NAME));
        assertThat(world.resolver.queries()).anyMatch(query -> query.name().contains("example.com"));
    }

    @Test
    void aServerThatIsBehindIsNamedOnceAndHasToShowAllValuesTwice() throws Exception {
        world.one.setTxt(NAME, "base", "wildcard");
        world.two.setTxt(NAME, "base");
        later.add(() -> {});
        later.add(() -> world.two.setTxt(NAME, "base", "wildcard"));
        later.add(() -> world.two.setTxt(NAME, "base")); // another of several servers behind one address
        later.add(() -> world.two.setTxt(NAME, "base", "wildcard"));
        await();
        assertThat(told)
                .containsExactly(
                        "Waiting for ns2.example.com (127.0.0.3) to show the TXT record of " + NAME + ", up to 10 min");
        assertThat(world.two.queries(NAME, "TXT")).hasSize(6);
    }

    @Test
    void aServerThatIsOutOfOrderIsToldOfAndNotWaitedFor() throws Exception {
        world.one.setTxt(NAME, "base", "wildcard");
        world.two.fails(Optional.of(DnsFault.SERVFAIL));
        await();
        assertThat(told)
                .containsExactly("An authoritative server of " + NAME + " is out of order, and a CA that asks it gets"
                        + " nothing: ns2.example.com (127.0.0.3): SERVFAIL. All others show the record.");
    }

    @Test
    void whereNoServerCanBeHeardTheOneThatTookTheChangeIsAsked() throws Exception {
        world.both(dns -> dns.fails(Optional.of(DnsFault.SILENT)));
        try (FakeDns taker = FakeDns.start()) {
            taker.setTxt(NAME, "base", "wildcard");
            await(taker);
        }
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("No authoritative server can be heard from here for the TXT record of " + NAME
                        + " (ns1.example.com (127.0.0.2): no answer within 600 ms; ns2")
                .endsWith(": 127.0.0.1, which took the records, is asked instead.");
    }

    @Test
    void whereNobodyAtAllCanBeAskedItWaitsAsCertbotDoes() throws Exception {
        world.all(dns -> dns.fails(Optional.of(DnsFault.REFUSED)));
        await();
        assertThat(told).singleElement().asString().endsWith(": waiting 1 min instead of looking.");
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(61));
    }

    @Test
    void whoeverIsStillBehindInTheEndIsNamedWithWhatItSays() {
        world.one.setTxt(NAME, "base", "wildcard");
        world.two.setTxt(NAME, "old");
        assertThatThrownBy(this::await)
                .isInstanceOf(SolverException.class)
                .hasMessageStartingWith("After 10 min not all authoritative servers show the TXT record of " + NAME
                        + " (ns2.example.com (127.0.0.3): \"old\"), so the CA was not asked to look.");
        assertThat(clock.instant()).isBetween(START.plusSeconds(600), START.plusSeconds(610));
    }

    @Test
    void aResolverThatRemembersNothingThereIsWaitedForAfterTheAuthorities() throws Exception {
        world.both(dns -> dns.setTxt(NAME, "base", "wildcard"));
        try (FakeDns open = FakeDns.start()) {
            open.setTxt(NAME, "old");
            later.add(() -> assertThat(open.queries()).isEmpty());
            later.add(() -> open.setTxt(NAME, "base", "wildcard"));

            looking().andBy(List.of(open.address())).await(RECORDS, List.of());

            assertThat(told).singleElement().asString().startsWith("Waiting for 127.0.0.1 to show the TXT record");
            assertThat(open.queries(NAME, "TXT")).hasSize(3);
        }
    }

    @Test
    void aResolverThatCannotBeHeardIsToldOf() throws Exception {
        world.both(dns -> dns.setTxt(NAME, "base", "wildcard"));
        try (FakeDns open = FakeDns.start()) {
            open.fails(Optional.of(DnsFault.REFUSED));

            looking().andBy(List.of(open.address())).await(RECORDS, List.of());

            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("None of the resolvers that should show the TXT record");
        }
    }
}
