package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A CA that wants to be left alone for a moment, or until somebody has done something. */
class BusyCaTest extends CaScenario {
    private static final Duration MOMENT = Duration.ofSeconds(3);

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
    @Tag("case12")
    void aBusyStepIsTakenAgainAndTheOrderStays(Route route) throws Exception {
        host.ca.faults().next(route, Fault.problem("rateLimited", 503, "Service busy; retry later.", MOMENT));
        host.obtain("a.example");
        assertThat(host.ca.issued()).containsExactly(host.certificate("a.example"));
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(route == Route.NEW_ORDER ? 2 : 1);
    }

    @Test
    @Tag("case15")
    void aPauseIsShownWithItsPageAndTheNextRunLeavesTheNameAlone() {
        host.obtain("a.example");
        host.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
        host.ca
                .faults()
                .always(
                        Route.NEW_ORDER,
                        Fault.problem("rateLimited", 429, "unpause at https://portal.example/unpause?jwt=abc"));
        host.ca.requests().clear();
        host.run("renew", "--random-sleep", "never")
                .ends(1, "https://portal.example/unpause?jwt=abc", "Open the page it names to lift the pause");
        host.run("renew", "--random-sleep", "never").ends(0, "a.example is due, but left alone");
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(1);
    }

    @Test
    @Tag("case2")
    void noncesThatAreNeverGoodMakeNoSecondAccount() throws Exception {
        host.ca.faults().always(Route.NEW_ACCOUNT, Fault.problem("badNonce", 400, "not this one"));
        host.run("register", "--agree-tos").ends(1, "20 nonces in a row");
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(20);
        assertThat(host.accounts()).isEmpty();
        host.ca.faults().clear();
        host.done("register", "--agree-tos");
        assertThat(host.accounts()).hasSize(1);
    }

    @Test
    @Tag("case38")
    void anOrderWithoutUrlStopsNoOther() {
        host.obtain("a.example");
        host.obtain("b.example");
        host.ca.faults().next(Route.NEW_ORDER, Fault.rewritten(answer -> answer.without("Location")));
        host.renew().ends(1, "does not say where the order is", "1 renew failure(s), 0 parse failure(s)");
        assertThat(host.ca.issued()).hasSize(3);
    }
}
