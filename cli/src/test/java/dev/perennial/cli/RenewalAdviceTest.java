package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the CA says about when to renew, if it changes its mind or cannot say. */
class RenewalAdviceTest extends CaScenario {
    @Override
    TestCaBuilder settings() {
        return TestCa.builder().renewalInfoRetryAfter(Duration.ofMinutes(1));
    }

    @Test
    @Tag("case64")
    void aWindowThatMovesForwardByWeeksIsFollowedAtOnce() throws Exception {
        host.obtain("a.example");
        Instant now = Instant.now();
        host.ca.setRenewalWindow(now.plus(Duration.ofDays(40)), now.plus(Duration.ofDays(42)));
        host.done("renew");
        assertThat(host.ca.issued()).hasSize(1);
        host.ca.setRenewalWindow(
                host.certificate("a.example"),
                now.minusSeconds(60),
                now.minusSeconds(30),
                URI.create("https://ca.example/incident"));
        host.setClockAhead(Duration.ofMinutes(2));
        host.run("renew", "--random-sleep", "never").ends(0, "https://ca.example/incident");
        assertThat(host.ca.issued()).hasSize(2);
    }

    static Stream<Fault> silence() {
        return Stream.of(
                Fault.problem("malformed", 404, "never heard of it"),
                Fault.problem("serverInternal", 500, "back soon"),
                Fault.droppedBefore(),
                Fault.instead(200, "text/html", "<html>"),
                Fault.rewritten(RenewalAdviceTest::lateByFar));
    }

    /** An answer that nobody waits for. */
    private static Answer lateByFar(Answer answer) {
        LockSupport.parkNanos(Duration.ofSeconds(7).toNanos());
        return answer;
    }

    @ParameterizedTest
    @MethodSource("silence")
    @Tag("case65")
    void withoutAdviceRenewalGoesOnBySchedule(Fault fault) throws Exception {
        host.hurry();
        host.obtain("a.example");
        host.ca.faults().always(Route.RENEWAL_INFO, fault);
        host.done("renew", "--random-sleep", "never");
        assertThat(host.ca.issued()).hasSize(1);
        host.configure("a.example", "renew_before_expiry = 100 days");
        host.done("renew", "--random-sleep", "never");
        assertThat(host.ca.issued()).hasSize(2);
    }

    /** RFC 9773 section 4.3.3. A timer that comes every hour would ask a CA that has trouble all the more often. */
    @ParameterizedTest
    @MethodSource("silence")
    @Tag("case65")
    void case65TheNextQuestionIsPutSixHoursLater(Fault fault) throws Exception {
        host.hurry();
        host.obtain("a.example");
        host.obtain("b.example");
        host.ca.faults().always(Route.RENEWAL_INFO, fault);
        host.done("renew");
        long asked = host.ca.requests().count(Route.RENEWAL_INFO);
        host.setClockAhead(Duration.ofMinutes(355));
        host.done("renew");
        assertThat(host.ca.requests().count(Route.RENEWAL_INFO)).isEqualTo(asked);
        assertThat(host.done("why", "b.example").out()).contains("the CA gave none; asked again from ");
        host.ca.faults().clear();
        host.setClockAhead(Duration.ofMinutes(365));
        host.done("renew");
        assertThat(host.ca.requests().count(Route.RENEWAL_INFO)).isEqualTo(asked + 2);
        assertThat(host.done("why", "b.example").out()).contains("the moment chosen in the CA's window");
    }

    /** A CA that has just asked for an early renewal may well be in trouble. */
    @Test
    @Tag("case65")
    void case65AWindowThatWasGivenStandsMeanwhile() throws Exception {
        host.hurry();
        host.obtain("a.example");
        Instant now = Instant.now();
        host.ca.setRenewalWindow(now.plus(Duration.ofHours(7)), now.plus(Duration.ofHours(8)));
        host.done("renew");
        host.ca.faults().always(Route.RENEWAL_INFO, Fault.problem("serverInternal", 500, "back soon"));
        host.setClockAhead(Duration.ofMinutes(415));
        host.done("renew");
        assertThat(host.ca.requests().withProblem("serverInternal")).isNotEmpty();
        assertThat(host.done("why", "a.example").out()).contains("the moment chosen in the CA's window");
    }

    @Test
    @Tag("case65")
    void case65OrWhenTheCaSaysIfItDoes() throws Exception {
        host.obtain("a.example");
        host.ca.faults().always(Route.RENEWAL_INFO, Fault.problem("rateLimited", 503, "busy", Duration.ofHours(8)));
        host.done("renew");
        host.setClockAhead(Duration.ofHours(7));
        host.done("renew");
        assertThat(host.ca.requests().count(Route.RENEWAL_INFO)).isEqualTo(1);
        host.setClockAhead(Duration.ofHours(9));
        host.done("renew");
        assertThat(host.ca.requests().count(Route.RENEWAL_INFO)).isEqualTo(2);
    }
}
