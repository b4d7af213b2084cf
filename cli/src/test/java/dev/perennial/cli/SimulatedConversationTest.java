package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.simulate.Conversation;
import dev.perennial.cli.simulate.Step;
import dev.perennial.testkit.LoggedRequest;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code simulate} takes for an issuance is what {@code renew} asks a real CA. */
class SimulatedConversationTest extends CaScenario {
    private static final int MANY = 12;

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().processingDelay(Duration.ofMillis(20));
    }

    @Test
    void oneRenewalAsksWhatIsSimulatedInThatOrder() {
        host.obtain("one.example", "-d", "www.one.example");
        host.ca.requests().clear();
        host.renew("--jobs", "1").ends(0);
        List<String> simulated = new ArrayList<>(List.of(Step.DIRECTORY.name(), Step.NEW_NONCE.name()));
        Conversation.shortest(2).forEach(step -> simulated.add(step.name()));
        assertThat(asked()).containsExactlyElementsOf(simulated);
    }

    @Test
    void aLookAsksWhatIsSimulated() {
        host.obtain("one.example");
        host.ca.requests().clear();
        host.done("renew");
        assertThat(asked()).containsExactly(Step.DIRECTORY.name(), Step.RENEWAL_INFO.name());
    }

    @Test
    void manyShareWhatIsSimulatedAsShared() {
        for (int i = 0; i < MANY; i++) {
            host.obtain("host" + i + ".example");
        }
        host.ca.requests().clear();
        host.renew().ends(0);
        assertThat(host.ca.requests().count(Route.DIRECTORY)).isEqualTo(1);
        assertThat(host.ca.requests().count(Route.NEW_NONCE)).isBetween(1, 8);
        for (Route route : List.of(Route.NEW_ORDER, Route.CHALLENGE, Route.FINALIZE, Route.CERTIFICATE)) {
            assertThat(host.ca.requests().count(route)).as(route.name()).isEqualTo(MANY);
        }
    }

    /** An authorization that is read after a response to a challenge is a poll, which may go to the order as well. */
    private List<String> asked() {
        List<String> names = new ArrayList<>();
        for (LoggedRequest request : host.ca.requests().all()) {
            Route route = request.route().orElseThrow();
            if (route != Route.AUTHORIZATION || !names.contains(Route.CHALLENGE.name())) {
                names.add(route.name());
            }
        }
        return names;
    }
}
