package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotaTest {
    private static final Instant ISSUED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration INTERVAL = Duration.ofDays(60);

    @Test
    void aHostWithFewHasNone() {
        assertThat(Rota.of(names(999)).place("n5")).isEmpty();
    }

    @Test
    void placesAreEvenlySpaced() {
        Rota rota = Rota.of(names(2_000));
        TreeSet<Double> places = new TreeSet<>();
        names(2_000).forEach(name -> places.add(rota.place(name).orElseThrow().at()));
        assertThat(places).hasSize(2_000).first().isEqualTo(0.0);
        assertThat(places.last()).isEqualTo(1999 / 2000.0);
    }

    @Test
    void aHostThatGrowsToTwiceItsSizeMovesNobodyOutOfAWindow() {
        Rota small = Rota.of(names(20_000));
        Rota large = Rota.of(names(40_000));
        for (String name : names(20_000)) {
            double moved = large.place(name).orElseThrow().at()
                    - small.place(name).orElseThrow().at();
            assertThat(Math.abs(moved)).as(name).isLessThan(0.015);
        }
    }

    /** Windows of the usual kind: 2 % of the life about two thirds of it; the CA dates certificates back by an hour. */
    @Test
    void afterTwoEarlyRenewalsAtMostEachKeepsItsPlaceInItsWindow() {
        for (double place = 0; place < 1; place += 0.001) {
            List<Rule> rules = new ArrayList<>();
            Instant notBefore = ISSUED;
            for (int cycle = 0; cycle < 6; cycle++) {
                RenewalFacts facts = facts(notBefore, place);
                Decision.NotYet decision = (Decision.NotYet) Decider.decide(facts, notBefore);
                assertThat(Duration.between(notBefore, decision.when())).isGreaterThanOrEqualTo(INTERVAL.dividedBy(2));
                rules.add(decision.rule());
                notBefore = decision.when().minus(Duration.ofHours(1));
            }
            assertThat(rules.subList(2, 6)).as("place %f", place).containsOnly(Rule.ARI);
        }
    }

    @Test
    void aWindowThatAnIncidentHasOpenedCountsWhateverThePlace() {
        Instant now = ISSUED.plus(Duration.ofDays(5));
        for (double place = 0; place < 1; place += 0.01) {
            SuggestedWindow past = new SuggestedWindow("id", now.minusSeconds(3600), now.minusSeconds(1800));
            RenewalFacts facts = facts(ISSUED, place, past);
            assertThat(Decider.decide(facts, now)).as("place %f", place).isInstanceOf(Decision.Due.class);
        }
    }

    private static RenewalFacts facts(Instant notBefore, double place) {
        Instant ideal = notBefore.plus(INTERVAL);
        Duration half = LIFE.dividedBy(100);
        return facts(notBefore, place, new SuggestedWindow("id", ideal.minus(half), ideal.plus(half)));
    }

    private static RenewalFacts facts(Instant notBefore, double place, SuggestedWindow window) {
        return new RenewalFacts(
                notBefore,
                notBefore.plus(LIFE),
                Optional.of(window),
                Optional.empty(),
                true,
                false,
                false,
                Optional.empty(),
                false,
                Optional.of(new Place(place, 2_000)));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i + ".example.com").toList();
    }
}
