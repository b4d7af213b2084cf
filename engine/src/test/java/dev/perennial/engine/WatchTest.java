package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.Sleeper;
import dev.perennial.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One start of the program at noon, which is told when the next comes. */
class WatchTest {
    private static final URI CA = URI.create("https://ca.example/directory");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private final SettableClock clock = new SettableClock(NOON);
    private final List<String> diary = new ArrayList<>();
    private final Map<String, RenewalFacts> certificates = new LinkedHashMap<>();
    private Invocation invocation = Invocation.SCHEDULED;
    private boolean overlapping;
    private boolean impatient;
    private Duration setBack = Duration.ZERO;

    @Test
    void whatFallsDueBeforeTheNextStartIsRenewedAtItsInstant() throws Exception {
        certificates.put("now", dueAt(NOON.minusSeconds(5)));
        certificates.put("soon", dueAt(NOON.plusSeconds(600)));
        certificates.put("later", dueAt(NOON.plusSeconds(1200)));
        certificates.put("next run's", dueAt(NOON.plusSeconds(3601)));

        RunSummary summary = watch(Optional.of(HOUR));

        assertThat(diary).containsExactly("12:00 now", "wait 10 min", "12:10 soon", "wait 10 min", "12:20 later");
        assertThat(summary.renewed()).extracting(Outcome::name).containsExactly("now", "soon", "later");
        assertThat(summary.skipped()).extracting(Outcome::name).containsExactly("next run's");
    }

    @Test
    void withoutANextStartOrWithSomebodyWatchingNothingIsWaitedFor() throws Exception {
        certificates.put("soon", dueAt(NOON.plusSeconds(600)));
        assertThat(watch(Optional.empty()).renewed()).isEmpty();
        invocation = Invocation.TERMINAL;
        assertThat(watch(Optional.of(HOUR)).renewed()).isEmpty();
        assertThat(diary).isEmpty();
    }

    @Test
    void whoEndsTheWaitHasItRenewedAtOnce() throws Exception {
        impatient = true;
        certificates.put("soon", dueAt(NOON.plusSeconds(600)));
        watch(Optional.of(HOUR));
        assertThat(diary).containsExactly("wait 10 min", "12:00 soon");
    }

    @Test
    void whoEndsTheWaitHasItTriedOnceOnly() throws Exception {
        impatient = true;
        certificates.put("local", dueAt(NOON.plusSeconds(600)));
        watch(Optional.of(HOUR));
        assertThat(diary).containsExactly("wait 10 min", "12:00 local fails");
    }

    @Test
    void anInstantThatNobodyDrewIsBlurred() throws Exception {
        RenewalFacts fraction = new RenewalFacts(
                NOON.minus(Duration.ofDays(60)).plusSeconds(60),
                NOON.plus(Duration.ofDays(30)).plusSeconds(60),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false);
        certificates.put("a", fraction);
        watch(Optional.of(HOUR));
        assertThat(clock.instant()).isBetween(NOON.plusSeconds(60), NOON.plusSeconds(120));
        assertThat(clock.instant().toEpochMilli() % 1000).isNotZero();
    }

    @Test
    void workThatOutlastsTheNextStartDoesItsShareToo() throws Exception {
        certificates.put("slow", dueAt(NOON.plusSeconds(3500)));
        certificates.put("after", dueAt(NOON.plusSeconds(3700)));
        watch(Optional.of(HOUR));
        assertThat(diary).containsExactly("wait 58 min 20 s", "12:58 slow", "wait 20 s", "13:01 after");
    }

    @Test
    void whatFallsDueWhileTheFirstBatchIsAtWorkComesNext() throws Exception {
        certificates.put("slow", dueAt(NOON.minusSeconds(5)));
        certificates.put("meanwhile", dueAt(NOON.plusSeconds(60)));
        watch(Optional.of(HOUR));
        assertThat(diary).containsExactly("12:00 slow", "12:03 meanwhile");
    }

    /** Cron has started another meanwhile, and they would be more with each hour. */
    @Test
    void workThatOutlastsTheNextStartIsLeftToThatIfItComesAllTheSame() throws Exception {
        overlapping = true;
        certificates.put("slow", dueAt(NOON.plusSeconds(3500)));
        certificates.put("after", dueAt(NOON.plusSeconds(3700)));
        watch(Optional.of(HOUR));
        assertThat(diary).containsExactly("wait 58 min 20 s", "12:58 slow");
    }

    @Test
    void tenThousandGetTheirTurnsMinuteByMinuteAndAreLeftToTheNextStart() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            certificates.put("n" + i, dueAt(NOON.minusSeconds(5)));
        }
        RunSummary summary = watch(Optional.of(HOUR));
        assertThat(diary.subList(42, 44)).containsExactly("wait 1 min", "12:01 n42");
        assertThat(summary.renewed().size()).isBetween(42 * 58, 42 * 61);
        assertThat(summary.notAttempted()).hasSize(10_000 - summary.renewed().size());
    }

    @Test
    void whatFallsDueAfterACrowdIsNotHeldBackByIt() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            certificates.put("n" + i, dueAt(NOON.minusSeconds(5)));
        }
        for (int i = 0; i < 100; i++) {
            certificates.put("later" + i, dueAt(NOON.plusSeconds(2400)));
        }
        watch(Optional.of(HOUR));
        assertThat(diary).contains("12:23 n999").endsWith("12:40 later99");
    }

    @Test
    void tenThousandAreAllDoneWhereNoNextStartIsKnown() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            certificates.put("n" + i, dueAt(NOON.minusSeconds(5)));
        }
        assertThat(watch(Optional.empty()).renewed()).hasSize(10_000);
        assertThat(Duration.between(NOON, clock.instant())).isLessThan(Duration.ofHours(5));
        assertThat(diary).contains("wait 1 min");
    }

    @Test
    void whatFailsIsTriedAgainWhenItsHoldEndsButNotAtOnce() throws Exception {
        certificates.put("failing", dueAt(NOON.minusSeconds(5)));
        certificates.put("local", dueAt(NOON.minusSeconds(5)));
        watch(Optional.of(HOUR));
        assertThat(diary)
                .containsExactly("12:00 failing fails", "12:00 local fails", "wait 1 min", "12:01 failing fails");
    }

    @Test
    @Tag("case69")
    void case69AClockThatIsSetBackMeanwhileDelaysNothingAndLeavesTheRestToTheNextStart() throws Exception {
        setBack = Duration.ofDays(2);
        certificates.put("soon", dueAt(NOON.plusSeconds(600)));
        certificates.put("later", dueAt(NOON.plusSeconds(1200)));
        RunSummary summary = watch(Optional.of(HOUR));
        assertThat(diary).containsExactly("wait 10 min", "12:10 soon");
        assertThat(summary.skipped()).extracting(Outcome::name).containsExactly("later");
    }

    @Test
    @Tag("case69")
    void case69TurnsGoOnMinuteByMinuteThoughTheClockIsSetBack() throws Exception {
        setBack = Duration.ofDays(2);
        for (int i = 0; i < 1000; i++) {
            certificates.put("n" + i, dueAt(NOON.minusSeconds(5)));
        }
        assertThat(watch(Optional.empty()).renewed()).hasSize(1000);
        assertThat(diary.stream().filter(entry -> entry.startsWith("wait")))
                .hasSize(23)
                .containsOnly("wait 1 min");
    }

    @Test
    void anInterruptEndsTheWait() {
        certificates.put("soon", dueAt(NOON.plusSeconds(600)));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> watch(Optional.of(HOUR))).isInstanceOf(InterruptedException.class);
        assertThat(diary).isEmpty();
    }

    private RunSummary watch(Optional<Duration> nextStart) throws RenewalException, InterruptedException {
        Tempo tempo = new Tempo(() -> invocation.spreadsLoad());
        Watch watch = new Watch(
                clock,
                new Random(7),
                () -> new InvocationEvidence(invocation, "a test", overlapping),
                nextStart,
                tempo,
                this::pause,
                event -> {});
        return watch.run(List.copyOf(certificates.keySet()), (names, asOf) -> batch(names, asOf, tempo));
    }

    private RunSummary batch(List<String> names, Instant asOf, Tempo tempo)
            throws RenewalException, InterruptedException {
        Pacing none = new Pacing(
                Duration.ZERO, new InvocationEvidence(invocation, "a test"), RandomSleep.NEVER, Duration.ZERO);
        return new RenewalRun(
                        () -> clock.instant().isBefore(asOf) ? asOf : clock.instant(),
                        () -> none,
                        this::pause,
                        () -> {},
                        event -> {},
                        tempo,
                        Crew.reading(1),
                        Crew.waiting(1),
                        () -> Turns.NONE,
                        new Stride(System::nanoTime, Sleeper.system(), () -> true))
                .run(names.stream().map(Memory::new).toList());
    }

    private void pause(Wait wait, Listener listener) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        diary.add("wait " + Durations.text(wait.delay()));
        clock.advance(impatient ? Duration.ZERO : wait.delay().minus(setBack));
        setBack = Duration.ZERO;
    }

    private static RenewalFacts dueAt(Instant at) {
        SuggestedWindow window = new SuggestedWindow("id", at, at.plusMillis(1));
        return new RenewalFacts(
                NOON.minus(Duration.ofDays(60)),
                NOON.plus(Duration.ofDays(30)),
                Optional.of(window),
                Optional.empty(),
                true,
                false,
                false);
    }

    /** A lineage that lives in memory only. */
    private final class Memory implements Renewable {
        private final String name;

        Memory(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public RenewalFacts facts() {
            return certificates.get(name);
        }

        @Override
        public Renewed renew(Decision.Due decision, Listener listener) throws RenewalException {
            String entry = clock.instant().toString().substring(11, 16) + " " + name;
            if (name.equals("slow")) {
                clock.advance(Duration.ofMinutes(3));
            }
            if (name.equals("local") || name.equals("failing")) {
                diary.add(entry + " fails");
                if (name.equals("failing")) {
                    Duration hold = diary.size() > 3 ? HOUR : Duration.ofMinutes(1);
                    certificates.put(
                            name, held(certificates.get(name), clock.instant().plus(hold)));
                }
                throw new RenewalException("no");
            }
            diary.add(entry);
            certificates.put(name, dueAt(NOON.plus(Duration.ofDays(20))));
            return new Renewed(List.of(), NOON, CA, Optional.empty());
        }

        private static RenewalFacts held(RenewalFacts facts, Instant until) {
            return new RenewalFacts(
                    facts.notBefore(),
                    facts.notAfter(),
                    facts.ari(),
                    facts.renewBeforeExpiry(),
                    true,
                    false,
                    false,
                    Optional.of(new Hold(until, "it failed.")),
                    false);
        }
    }
}
