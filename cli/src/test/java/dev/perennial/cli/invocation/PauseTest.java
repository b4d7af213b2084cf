package dev.perennial.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.engine.Appointment;
import dev.perennial.engine.Event;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.RandomSleep;
import dev.perennial.engine.Wait;
import dev.perennial.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Waits in this very process, which is renamed and signalled for it. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class PauseTest {
    private static final Path PROC = Path.of("/proc");

    private final List<Event> events = new ArrayList<>();
    private final SeenDisplay display = new SeenDisplay();
    private final Pause pause = new Pause(display, Clock.systemUTC(), PROC);

    @Test
    void itLastsAsLongAsItSaid() throws Exception {
        pause.await(pacing(Duration.ofMillis(300)), events::add);

        assertThat(events).hasSize(2);
        Event.WaitEnded ended = (Event.WaitEnded) events.getLast();
        assertThat(ended.skipped()).isFalse();
        assertThat(ended.waited()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(30));
    }

    @Test
    @Tag("case69")
    void case69ItLastsNoLongerIfTheClockIsSetBackMeanwhile() throws Exception {
        SettableClock clock = new SettableClock(Instant.now());
        Pause setBack = new Pause(display, clock, PROC);
        Duration delay = Duration.ofMillis(300);
        InvocationEvidence evidence = new InvocationEvidence(Invocation.SCHEDULED, "started by cron, process 812");
        Appointment appointment =
                new Appointment(clock.instant().plus(delay), delay, evidence, "a test", "it is due", "never");
        for (Wait wait : List.of(pacing(delay), appointment)) {
            setBack.await(wait, event -> {
                events.add(event);
                clock.advance(Duration.ofDays(-400));
            });
            assertThat(((Event.WaitEnded) events.getLast()).waited()).isBetween(delay, Duration.ofSeconds(30));
        }
    }

    @Test
    void whoIsToldOfTheWaitCanEndItAtOnce() throws Exception {
        WaitingProcesses machine = new WaitingProcesses(PROC);
        List<Boolean> sent = new ArrayList<>();
        pause.await(pacing(Duration.ofHours(1)), event -> {
            events.add(event);
            if (event instanceof Event.WaitStarted) {
                sent.add(end(machine));
            }
        });

        assertThat(sent).containsExactly(true);
        assertThat(((Event.WaitEnded) events.getLast()).skipped()).isTrue();
        assertThat(display.skipped).isTrue();
    }

    @Test
    void aSignalThatComesTooLateDoesNotKillTheRun() throws Exception {
        pause.await(pacing(Duration.ofMillis(1)), events::add);

        WaitingProcess self = new WaitingProcess(ProcessHandle.current().pid(), "");
        assertThat(new WaitingProcesses(PROC).end(self)).isTrue();
        pause.await(pacing(Duration.ofMillis(50)), events::add);
        assertThat(events).hasSize(4);
    }

    @Test
    void onlyWhoWaitsIsFound() throws Exception {
        long self = ProcessHandle.current().pid();
        WaitingProcesses machine = new WaitingProcesses(PROC);
        List<Boolean> found = new ArrayList<>();
        found.add(machine.find(self).isPresent());
        pause.await(
                pacing(Duration.ofMillis(1)),
                event -> found.add(machine.find(self).isPresent()));

        assertThat(found).containsExactly(false, true, false);
    }

    /** The signal would kill it. */
    @Test
    void whoOnlyHasTheNameIsLeftAlone(@TempDir Path folder) throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve(WaitingMark.NAME));
        Process other = new ProcessBuilder(program.toString(), "60").start();
        try {
            assertThat(PROC.resolve(other.pid() + "/comm")).hasContent(WaitingMark.NAME);
            assertThat(new WaitingProcesses(PROC).find(other.pid())).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void anInterruptedWaitIsCleanedUpAndGoesNoFurther() throws Exception {
        Thread waiter = Thread.ofPlatform().start(() -> {
            try {
                pause.await(pacing(Duration.ofHours(1)), events::add);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        display.begun.await();
        waiter.interrupt();
        waiter.join();

        assertThat(events).singleElement().isInstanceOf(Event.WaitStarted.class);
        assertThat(display.closed).isTrue();
        assertThat(new WaitingProcesses(PROC).find(ProcessHandle.current().pid()))
                .isEmpty();
    }

    @Test
    void whereProcessesCannotBeRenamedItWaitsAllTheSame(@TempDir Path empty) throws Exception {
        new Pause(display, Clock.systemUTC(), empty).await(pacing(Duration.ofMillis(20)), events::add);

        assertThat(display.findable).isFalse();
        assertThat(events).hasSize(2);
    }

    private static boolean end(WaitingProcesses machine) {
        try {
            return machine.end(machine.find(ProcessHandle.current().pid()).orElseThrow());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Pacing pacing(Duration delay) {
        return new Pacing(
                delay,
                new InvocationEvidence(Invocation.SCHEDULED, "started by cron, process 812"),
                RandomSleep.AUTO,
                Pacing.DEFAULT_MAX);
    }

    /** Keeps what it was told. */
    private static final class SeenDisplay implements WaitDisplay {
        final CountDownLatch begun = new CountDownLatch(1);
        volatile boolean findable;
        volatile boolean closed;
        volatile boolean skipped;

        @Override
        public void begin(Wait wait, Instant now, boolean canBeFound) {
            findable = canBeFound;
            begun.countDown();
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void end(Duration waited, boolean wasSkipped) {
            skipped = wasSkipped;
        }
    }
}
