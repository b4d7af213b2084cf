package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.SettableClock;
import dev.perennial.testkit.TestCa;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that end in the middle of a run, though nobody did anything wrong. */
class LostOrderTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SettableClock clock = new SettableClock(Instant.now());
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(TestCa.builder().clock(clock).orderLifetime(LIFE).authorizationReuse(1));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** The clock of the authority jumps while the order is asked for, after its names are proven. */
    @Test
    @Tag("case39")
    void case39AnOrderThatExpiresAfterItsNamesAreProvenIsMadeOnceMore() throws Exception {
        obtain(once(Event.AuthorizationValid.class, this::expire));
        assertReplaced("gave up order");
    }

    @Test
    @Tag("case39")
    void case39AnOrderThatExpiresAtFinalizeIsMadeOnceMore() throws Exception {
        obtain(once(Event.Finalizing.class, this::expire));
        assertReplaced("gave up order");
    }

    /** What is lost at the poll is lost at finalize too, until another order is there. */
    @ParameterizedTest
    @ValueSource(classes = {Event.ChallengesPresented.class, Event.AuthorizationValid.class, Event.Finalizing.class})
    @Tag("case39")
    void case39AnOrderThatDisappearsIsMadeOnceMore(Class<? extends Event> step) throws Exception {
        Listener vanishing = once(step, this::vanish);
        obtain(event -> {
            vanishing.on(event);
            if (event instanceof Event.Warning) {
                scene.ca.faults().clear();
            }
        });
        assertReplaced("no such order");
    }

    @Test
    @Tag("case39")
    void case39NoThirdOrderIsMade() {
        Listener expiring = event -> {
            if (event instanceof Event.Finalizing) {
                expire();
            }
        };
        assertThatThrownBy(() -> obtain(expiring))
                .isInstanceOf(IssuanceException.class)
                .hasMessageContaining("gave up order ")
                .hasMessageContaining("no reason given");
        assertThat(scene.ca.requests().count(Route.NEW_ORDER)).isEqualTo(2);
        assertThat(scene.ca.issued()).isEmpty();
    }

    /** The certificate is there, and a second one would count against the limits of its names. */
    @Test
    void anOrderThatIsDoneIsNotMadeAgain() {
        scene.ca.faults().always(Route.CERTIFICATE, Fault.problem("malformed", 404, "no such certificate"));
        assertThatThrownBy(() -> obtain(Listener.NONE)).hasMessageContaining("no such certificate");
        assertThat(scene.ca.requests().count(Route.NEW_ORDER)).isEqualTo(1);
    }

    private void assertReplaced(String why) {
        assertThat(scene.events(Event.Warning.class))
                .singleElement()
                .extracting(Event.Warning::message)
                .asString()
                .contains("has come to nothing, so a new one is made. The ", why);
        assertThat(scene.events(Event.OrderCreated.class))
                .extracting(Event.OrderCreated::order)
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(scene.ca.requests().count(Route.NEW_ORDER)).isEqualTo(2);
        assertThat(scene.ca.issued()).hasSize(1);
        assertThat(scene.portsAreFree()).isTrue();
    }

    private void expire() {
        clock.advance(LIFE.plusSeconds(1));
    }

    private void vanish() {
        for (Route route : new Route[] {Route.ORDER, Route.FINALIZE, Route.CHALLENGE}) {
            scene.ca.faults().always(route, Fault.problem("malformed", 404, "no such order"));
        }
    }

    private static Listener once(Class<? extends Event> step, Runnable accident) {
        AtomicBoolean happened = new AtomicBoolean();
        return event -> {
            if (step.isInstance(event) && happened.compareAndSet(false, true)) {
                accident.run();
            }
        };
    }

    private void obtain(Listener listener) throws Exception {
        Listener both = event -> {
            scene.events.add(event);
            listener.on(event);
        };
        new Issuance(scene.client, scene.account, SolverRoutes.all(scene.http), both, clock)
                .obtain(Scene.request("a.example", "b.example"));
    }
}
