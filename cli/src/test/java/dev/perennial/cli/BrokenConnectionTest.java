package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.FaultProxy;
import dev.perennial.testkit.ProxyFault;
import dev.perennial.testkit.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that breaks once, at any step: the run goes on, with the same account, order and key. */
class BrokenConnectionTest extends CaScenario {
    @BeforeEach
    void hurry() {
        host.hurry();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "DIRECTORY",
                "NEW_NONCE",
                "NEW_ACCOUNT",
                "NEW_ORDER",
                "AUTHORIZATION",
                "CHALLENGE",
                "FINALIZE",
                "CERTIFICATE"
            })
    @Tag("case21")
    void beforeTheCaHasDoneAnything(Route route) throws Exception {
        host.ca.faults().next(route, Fault.droppedBefore());
        obtainsOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW_ACCOUNT", "NEW_ORDER", "AUTHORIZATION", "CHALLENGE", "FINALIZE", "CERTIFICATE"})
    @Tag("case22")
    @Tag("case23")
    void afterTheCaHasDoneWhatItWasAsked(Route route) throws Exception {
        host.ca.faults().next(route, Fault.droppedAfter());
        obtainsOne();
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(route == Route.NEW_ORDER ? 2 : 1);
    }

    @Test
    @Tag("case29")
    void anOpenOneThatTheOtherEndHasGivenUp() throws Exception {
        try (FaultProxy proxy = FaultProxy.inFrontOf(host.ca)) {
            host.ca.faults().next(Route.NEW_ORDER, Fault.rewritten(answer -> {
                proxy.inject(new ProxyFault.CutRequest(0), 1);
                return answer;
            }));
            String directory = proxy.through(host.ca.directory()).toString();
            host.certonly("-d", "a.example", "--server", directory).ends(0);
            assertThat(proxy.struck()).isEqualTo(1);
        }
        assertThat(host.ca.issued()).containsExactly(host.certificate("a.example"));
    }

    @Test
    @Tag("case29")
    void case29EveryAnswerEndsItsConnection() throws Exception {
        for (Route route : Route.values()) {
            host.ca.faults().always(route, Fault.rewritten(answer -> answer.with("Connection", "close")));
        }
        obtainsOne();
        host.renew().ends(0);
        assertThat(host.ca.requests().all())
                .noneMatch(request -> request.problem().isPresent());
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(2);
    }

    @Test
    @Tag("case27")
    void aRevocationWhoseAnswerIsLostIsOne() throws Exception {
        host.obtain("a.example");
        host.ca.faults().next(Route.REVOKE_CERTIFICATE, Fault.droppedAfter());
        host.done("revoke", "--cert-name", "a.example");
        assertThat(host.ca.revoked(host.ca.issued().getFirst())).isTrue();
        assertThat(host.etc("live/a.example")).doesNotExist();
    }

    private void obtainsOne() throws Exception {
        host.obtain("a.example");
        assertThat(host.accounts()).hasSize(1);
        assertThat(host.ca.issued()).containsExactly(host.certificate("a.example"));
        assertThat(host.etc(".perennial")).doesNotExist();
    }
}
