package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.Sleeper;
import dev.perennial.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RenewalRunTest {
    private static final Instant NOW = Facts.ISSUED.plus(Duration.ofDays(70));
    private static final InvocationEvidence CRON =
            new InvocationEvidence(Invocation.SCHEDULED, "started by cron, process 812");

    /** What happened, in order, whoever did it. */
    private final List<String> diary = Collections.synchronizedList(new ArrayList<>());

    private final SettableClock clock = new SettableClock(NOW);
    private Duration delay = Duration.ofMinutes(7);
    private Tempo tempo = Tempo.free();
    private int jobs = 1;
    private Sleeper sleeper = clock::advance;
    private boolean preHookRan;

    /** When each renewal began, after the start. */
    private final List<Duration> begun = Collections.synchronizedList(new ArrayList<>());

    private Runnable duringTheWait = () -> {};
    private RunLock lock = () -> diary.add("lock");

    @Test
    void dueOnesAreRenewedInTurnAfterOneWaitAndUnderTheLock() throws Exception {
        RunSummary summary = run(new Memory("a", 90), new Memory("b", 365), new Memory("c", 90));

        assertThat(String.join(", ", diary))
                .isEqualTo("look a, look b, look c, wait 7 min, lock, look a, renew a, look c, renew c");
        assertThat(names(summary.renewed())).containsExactly("a", "c");
        assertThat(names(summary.skipped())).containsExactly("b");
        assertThat(names(summary.outcomes())).containsExactly("a", "b", "c");
    }

    @Test
    void nothingDueIsNoWaitAndNoLock() throws Exception {
        RunSummary summary = run(new Memory("a", 365));

        assertThat(diary).containsExactly("look a");
        assertThat(summary.skipped()).hasSize(1);
    }

    @Test
    void aPacingOfNothingIsNoWait() throws Exception {
        delay = Duration.ZERO;
        run(new Memory("a", 90));

        assertThat(diary).containsExactly("look a", "lock", "look a", "renew a");
    }

    @Test
    void theWaitEndsBeforeTheFirstOfThemExpires() throws Exception {
        delay = Duration.ofMinutes(30);
        clock.set(Facts.ISSUED.plus(Duration.ofDays(90)).minus(Duration.ofMinutes(10)));
        run(new Memory("long", 100), new Memory("short", 90));

        assertThat(diary).contains("wait 5 min", "renew long", "renew short");
    }

    @Test
    void theWaitEndsBeforeTheWindowDoes() throws Exception {
        delay = Duration.ofMinutes(59);
        Memory a = new Memory("a", 90);
        a.window = Optional.of(new SuggestedWindow("id", NOW.minusSeconds(600), NOW.plusSeconds(0)));
        run(a);
        a.window = Optional.of(new SuggestedWindow("id", NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofHours(2))));
        clock.set(NOW.plus(Duration.ofMinutes(110)));
        run(a);

        assertThat(diary).contains("wait 59 min", "wait 9 min 50 s");
    }

    @Test
    void whatAnotherProcessRenewedDuringTheWaitIsNotRenewedAgain() throws Exception {
        Memory a = new Memory("a", 90);
        duringTheWait = () -> a.lifetimeDays = 365;
        RunSummary summary = run(a, new Memory("b", 90));

        assertThat(diary).doesNotContain("renew a").contains("renew b");
        assertThat(names(summary.skipped())).containsExactly("a");
    }

    @Test
    void whatFailsOrCannotBeReadLeavesTheOthersAlone() throws Exception {
        Memory broken = new Memory("broken", 90);
        broken.unreadable = Optional.of(new RenewalException("renewal/broken.conf: line 3 has no value"));
        Memory defect = new Memory("defect", 90);
        defect.unreadable = Optional.of(new IllegalStateException("a defect of ours"));
        Memory failing = new Memory("failing", 90);
        failing.failure = Optional.of(new RenewalException("The certificate authority did not validate failing"));
        Memory bug = new Memory("bug", 90);
        bug.failure = Optional.of(new IllegalStateException("a defect of ours"));
        RunSummary summary = run(broken, defect, failing, bug, new Memory("good", 90));

        assertThat(names(summary.unreadable())).containsExactly("broken", "defect");
        assertThat(names(summary.failed())).containsExactly("failing", "bug");
        assertThat(names(summary.renewed())).containsExactly("good");
    }

    @Test
    void anInterruptionDuringTheWaitChangesNothing() {
        duringTheWait = () -> Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(new Memory("a", 90))).isInstanceOf(InterruptedException.class);
        assertThat(diary).containsExactly("look a", "wait 7 min", "1 not attempted");
    }

    @Test
    void anInterruptedRenewalTellsWhatWasDone() {
        Memory b = new Memory("b", 90);
        Thread run = Thread.currentThread();
        b.duringRenewal = () -> {
            run.interrupt();
            new CountDownLatch(1).await();
        };

        assertThatThrownBy(() -> run(new Memory("a", 90), b, new Memory("c", 90)))
                .isInstanceOf(InterruptedException.class);
        assertThat(diary).contains("renew a", "2 not attempted").doesNotContain("renew c");
    }

    @Test
    @Tag("case9")
    void aSlowOneDelaysNoOther() throws Exception {
        jobs = 2;
        CountDownLatch othersAreDone = new CountDownLatch(2);
        Memory slow = new Memory("slow", 90);
        slow.duringRenewal =
                () -> assertThat(othersAreDone.await(30, TimeUnit.SECONDS)).isTrue();
        Memory b = new Memory("b", 90);
        b.duringRenewal = othersAreDone::countDown;
        Memory c = new Memory("c", 90);
        c.duringRenewal = othersAreDone::countDown;

        assertThat(names(run(slow, b, c).renewed())).containsExactly("slow", "b", "c");
    }

    @Test
    void noMoreThanAllowedAreAtWorkAtOnce() throws Exception {
        jobs = 3;
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier three = new CyclicBarrier(3);
        Memory[] all = new Memory[9];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Memory("n" + i, 90);
            all[i].duringRenewal = () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                meet(three);
                now.decrementAndGet();
            };
        }
        assertThat(run(all).renewed()).hasSize(9);
        assertThat(most).hasValue(3);
    }

    private static void meet(CyclicBarrier others) throws InterruptedException {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody came", e);
        }
    }

    @Test
    void aLockHeldByAnotherProcessEndsTheRun() {
        lock = () -> {
            throw new RenewalException("Another instance of Certbot is already running.");
        };

        assertThatThrownBy(() -> run(new Memory("a", 90)))
                .isInstanceOf(RenewalException.class)
                .hasMessageContaining("already running");
        assertThat(diary).containsExactly("look a", "wait 7 min", "1 not attempted");
    }

    @Test
    void onACrowdedHostThoseOfABatchBeginAlmostAsFarApartAsTheyFellDue() throws Exception {
        run(ofAHundredThousand(3)); // 60 d / 100,000 = 51.84 s
        assertThat(begun).containsExactly(Duration.ZERO, Duration.ofMillis(49_248), Duration.ofMillis(98_496));
        assertThat(diary).anyMatch(line -> line.startsWith("3 renewals begin 49 s apart, because"));
    }

    @Test
    void aBacklogOfACrowdedHostIsBegunWithinFiveMinutes() throws Exception {
        run(ofAHundredThousand(300));
        assertThat(begun.get(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(begun.getLast()).isEqualTo(Duration.ofSeconds(299));
    }

    @Test
    void moreThanThatGetTurnsAndKeepNoDistance() throws Exception {
        run(ofAHundredThousand(301));
        assertThat(begun).hasSize(42).containsOnly(Duration.ZERO);
    }

    @Test
    void whoHasTakenLongerThanADistanceMakesNobodyWaitForIt() throws Exception {
        Memory[] three = ofAHundredThousand(3);
        three[0].duringRenewal = () -> clock.advance(Duration.ofMinutes(2));
        run(three);
        assertThat(begun).containsExactly(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMillis(169_248));
    }

    @Test
    void distancesAreNotForThoseWhoWatchNorForRehearsalsNorForOtherHosts() throws Exception {
        Memory[] three = ofAHundredThousand(3);
        tempo = Tempo.free();
        run(three);
        tempo = new Tempo(() -> true);
        three[1].place = Optional.empty();
        run(three);
        three[1].place = three[0].place;
        three[2].rehearsal = true;
        run(three);
        assertThat(begun).hasSize(9).containsOnly(Duration.ZERO);
    }

    @Test
    void theMostUrgentBeginsFirst() throws Exception {
        Memory[] two = ofAHundredThousand(2);
        two[1].lifetimeDays = 80;
        run(two);
        assertThat(diary).containsSubsequence("renew n1", "renew n0");
    }

    @Test
    void nobodyWaitsForADistanceAfterAPreHook() throws Exception {
        Memory[] three = ofAHundredThousand(3);
        sleeper = nap -> {
            clock.advance(nap);
            preHookRan = clock.instant().isAfter(NOW.plusSeconds(60));
        };
        run(three);
        assertThat(begun).containsExactly(Duration.ZERO, Duration.ofMillis(49_248), Duration.ofMillis(60_248));
    }

    @Test
    void anInterruptEndsTheDistanceToo() {
        Thread run = Thread.currentThread();
        jobs = 2;
        sleeper = nap -> {
            run.interrupt();
            new CountDownLatch(1).await();
        };
        assertThatThrownBy(() -> run(ofAHundredThousand(3))).isInstanceOf(InterruptedException.class);
        assertThat(diary).contains("2 not attempted").doesNotContain("renew n1", "renew n2");
    }

    private Memory[] ofAHundredThousand(int due) {
        delay = Duration.ZERO;
        tempo = new Tempo(() -> true);
        Memory[] some = new Memory[due];
        for (int i = 0; i < due; i++) {
            some[i] = new Memory("n" + i, 90);
            some[i].place = Optional.of(new Place(0.5, 100_000));
        }
        return some;
    }

    private RunSummary run(Memory... lineages) throws RenewalException, InterruptedException {
        Pacing pacing = new Pacing(delay, CRON, RandomSleep.AUTO, Pacing.DEFAULT_MAX);
        return new RenewalRun(
                        clock,
                        () -> pacing,
                        this::pause,
                        lock,
                        this::write,
                        tempo,
                        Crew.reading(jobs),
                        Crew.waiting(jobs),
                        () -> Turns.NONE,
                        new Stride(() -> Duration.between(NOW, clock.instant()).toNanos(), sleeper, () -> preHookRan))
                .run(List.of(lineages));
    }

    private void pause(Wait pacing, Listener listener) throws InterruptedException {
        diary.add("wait " + Durations.text(pacing.delay()));
        duringTheWait.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        clock.advance(pacing.delay());
    }

    private void write(Event event) {
        if (event instanceof Event.Detail detail) {
            diary.add(detail.text());
        }
        if (event instanceof Event.Summary done
                && !done.summary().notAttempted().isEmpty()) {
            diary.add(done.summary().notAttempted().size() + " not attempted");
        }
    }

    private static List<String> names(List<? extends Outcome> outcomes) {
        return outcomes.stream().map(Outcome::name).toList();
    }

    /** A lineage that lives in memory only. */
    private final class Memory implements Renewable {
        private interface Step {
            void run() throws InterruptedException;
        }

        private final String name;
        private Step duringRenewal = () -> {};
        private int lifetimeDays;
        private Optional<SuggestedWindow> window = Optional.empty();
        private Optional<Place> place = Optional.empty();
        private boolean rehearsal;
        private Optional<Exception> unreadable = Optional.empty();
        private Optional<Exception> failure = Optional.empty();

        Memory(String name, int lifetimeDays) {
            this.name = name;
            this.lifetimeDays = lifetimeDays;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public RenewalFacts facts() throws RenewalException, InterruptedException {
            diary.add("look " + name);
            fail(unreadable);
            RenewalFacts facts = Facts.of(Duration.ofDays(lifetimeDays)).facts();
            return new RenewalFacts(
                    facts.notBefore(),
                    facts.notAfter(),
                    window,
                    Optional.empty(),
                    true,
                    false,
                    rehearsal,
                    Optional.empty(),
                    false,
                    place);
        }

        @Override
        public Renewed renew(Decision.Due decision, Listener listener) throws RenewalException, InterruptedException {
            diary.add("renew " + name);
            begun.add(Duration.between(NOW, clock.instant()));
            duringRenewal.run();
            fail(failure);
            return new Renewed(
                    List.of(), NOW.plus(Duration.ofDays(90)), URI.create("https://ca.example/"), Optional.empty());
        }

        private void fail(Optional<Exception> how) throws RenewalException, InterruptedException {
            switch (how.orElse(null)) {
                case null -> {}
                case RenewalException e -> throw e;
                case InterruptedException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalArgumentException(how.toString());
            }
        }
    }
}
