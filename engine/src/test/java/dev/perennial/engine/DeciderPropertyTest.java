package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for whatever facts; a failure names the seed that makes them again. */
class DeciderPropertyTest {
    private static final int ROUNDS = 20_000;

    @Test
    void onceDueTheSameFactsStayDue() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RenewalFacts facts = facts(random);
            Instant now = instant(random, 200);
            Instant later = now.plusMillis(random.nextLong(Duration.ofDays(200).toMillis()));
            if (Decider.decide(facts, now) instanceof Decision.Due) {
                assertThat(Decider.decide(facts, later)).as("seed %d", seed).isInstanceOf(Decision.Due.class);
            }
        }
    }

    @Test
    void theInstantOfNotYetIsTheFirstThatIsDue() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RenewalFacts facts = facts(random);
            Instant now = instant(random, 200);
            if (Decider.decide(facts, now) instanceof Decision.NotYet notYet) {
                assertThat(notYet.when()).as("seed %d", seed).isAfter(now).isBeforeOrEqualTo(facts.notAfter());
                Decision then = Decider.decide(facts, notYet.when());
                Decision before = Decider.decide(facts, notYet.when().minusNanos(1));
                assertThat(then).as("seed %d", seed).isInstanceOf(Decision.Due.class);
                assertThat(before).as("seed %d", seed).isInstanceOf(Decision.NotYet.class);
            }
        }
    }

    @Test
    void nothingIsDueBeforeTheFirstInstantThatIsDue() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RenewalFacts facts = held(facts(random), instant(random, 200));
            Instant now = instant(random, 200);
            Optional<Instant> first = Decider.firstDue(facts, now);
            assertThat(first.isPresent())
                    .as("seed %d", seed)
                    .isEqualTo(facts.autorenew() || facts.forced() || facts.rehearsal());
            if (first.isPresent() && first.get().isAfter(now)) {
                Decision then = Decider.decide(facts, first.get());
                Decision before = Decider.decide(facts, first.get().minusNanos(1));
                assertThat(then).as("seed %d", seed).isInstanceOf(Decision.Due.class);
                assertThat(before).as("seed %d", seed).isNotInstanceOf(Decision.Due.class);
            }
        }
    }

    @Test
    void aCertificateThatMayRenewIsDueWhenItExpires() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RenewalFacts facts = facts(new SplittableRandom(seed));
            Decision decision = Decider.decide(facts, facts.notAfter());
            assertThat(decision instanceof Decision.Due)
                    .as("seed %d", seed)
                    .isEqualTo(facts.autorenew() || facts.forced() || facts.rehearsal());
        }
    }

    @Test
    void everyDecisionHasASentenceAndTheSameFactsTheSameAnswer() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RenewalFacts facts = facts(random);
            Instant now = instant(random, 200);
            Decision decision = Decider.decide(facts, now);
            assertThat(decision.reason()).as("seed %d", seed).isNotBlank().doesNotContain("\n");
            assertThat(Decider.decide(facts, now)).as("seed %d", seed).isEqualTo(decision);
        }
    }

    private static RenewalFacts facts(SplittableRandom random) {
        Duration lifetime =
                Duration.ofSeconds(random.nextLong(1, Duration.ofDays(120).toSeconds()));
        Optional<SuggestedWindow> ari = random.nextBoolean()
                ? Optional.of(new SuggestedWindow("id" + random.nextInt(), instant(random, 120), instant(random, 120)))
                : Optional.empty();
        Optional<Duration> interval = random.nextBoolean()
                ? Optional.of(Duration.ofSeconds(
                        random.nextLong(-86_400, Duration.ofDays(60).toSeconds())))
                : Optional.empty();
        return new RenewalFacts(
                Facts.ISSUED,
                Facts.ISSUED.plus(lifetime),
                ari,
                interval,
                random.nextInt(4) > 0,
                random.nextInt(8) == 0,
                random.nextInt(8) == 0,
                Optional.empty(),
                false,
                random.nextBoolean() ? Optional.of(new Place(random.nextDouble(), 1_000)) : Optional.empty());
    }

    private static RenewalFacts held(RenewalFacts facts, Instant until) {
        return new RenewalFacts(
                facts.notBefore(),
                facts.notAfter(),
                facts.ari(),
                facts.renewBeforeExpiry(),
                facts.autorenew(),
                facts.forced(),
                facts.rehearsal(),
                Optional.of(new Hold(until, "the CA said so")),
                facts.unfinished(),
                facts.place());
    }

    private static Instant instant(SplittableRandom random, int days) {
        return Facts.ISSUED.plusMillis(
                random.nextLong(-86_400_000, Duration.ofDays(days).toMillis()));
    }
}
