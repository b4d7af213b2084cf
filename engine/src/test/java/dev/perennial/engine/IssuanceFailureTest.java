package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Status;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.SettableClock;
import dev.perennial.testkit.TestCa;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuanceFailureTest {
    @Test
    @Tag("case44")
    void everyNameThatFailsIsReportedWithWhatTheAuthoritySaw() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca.dns().setA("bad.example", "127.0.0.3");
            scene.ca.dns().servfail("worse.example", true);
            HttpSolver local = new HttpSolver(Optional.of(Tasks.address("127.0.0.1")), scene.ca.httpPort());
            IssuanceException e = refused(
                    scene, Scene.request("good.example", "bad.example", "worse.example"), SolverRoutes.all(local));

            assertThat(e.failed())
                    .extracting(FailedIdentifier::identifier)
                    .containsExactlyInAnyOrder(Identifier.dns("bad.example"), Identifier.dns("worse.example"));
            assertThat(e)
                    .hasMessageContainingAll(
                            "bad.example (http-01: connection", "worse.example (http-01: dns", "127.0.0.3")
                    .hasMessageContaining("can be reached from the internet on port 80");
            assertThat(scene.events(Event.AuthorizationValid.class)).hasSize(1);
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    @Test
    @Tag("case47")
    void aRecordThatDnsCannotGiveIsReportedAndTakenAway() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca.dns().servfail("_acme-challenge.a.example", true);
            IssuanceException e = refused(scene, Scene.request("a.example"), SolverRoutes.all(scene.dns));

            assertThat(e).hasMessageContaining("a.example (dns-01: dns").hasMessageContaining("Check the TXT record.");
            assertThat(scene.ca.dns().txt("_acme-challenge.a.example")).isEmpty();
        }
    }

    @Test
    void aBusyPortFailsAndLeavesNothingPending() throws Exception {
        try (Scene scene = new Scene();
                ServerSocket busy = new ServerSocket(scene.ca.httpPort())) {
            assertThat(busy.isBound()).isTrue();
            IssuanceException e = refused(scene, Scene.request("a.example", "b.example"), SolverRoutes.all(scene.http));

            assertThat(e).hasMessageContaining("because it is already in use by another process");
            assertThat(scene.statuses()).containsExactly(Status.DEACTIVATED, Status.DEACTIVATED);
        }
    }

    @Test
    @Tag("case44")
    void aRefusedResponseLeavesNothingPending() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca.faults().next(Route.CHALLENGE, Fault.problem("malformed", 400, "not today"));
            IssuanceException e = refused(scene, Scene.request("a.example", "b.example"), SolverRoutes.all(scene.http));

            assertThat(e).hasMessageContaining("not today").hasCauseInstanceOf(AcmeException.class);
            assertThat(scene.statuses()).containsExactly(Status.DEACTIVATED, Status.DEACTIVATED);
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    @Test
    void anAuthorityThatNeverLooksIsGivenUpAfterTheTimeout() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().validationWait(Duration.ZERO))) {
            scene.ca.faults().always(Route.CHALLENGE, Fault.instead(Answer.of(200, "application/json", "")));
            IssueRequest request =
                    Scene.request("a.example").withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(5));
            IssuanceException e = refused(scene, request, SolverRoutes.all(scene.http));

            assertThat(e).hasMessageNotContaining("null");
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    /** Ahead, it would be given up at once; back, never. */
    @ParameterizedTest
    @ValueSource(longs = {400, -400})
    @Tag("case69")
    void case69AClockThatIsSetMeanwhileChangesNoDeadline(long days) throws Exception {
        SettableClock clock = new SettableClock(Instant.now());
        try (Scene scene = new Scene(TestCa.builder().validationWait(Duration.ZERO));
                ServerSocket silent = new ServerSocket(scene.ca.httpPort(), 1, Tasks.address("127.0.0.4"))) {
            assertThat(silent.isBound()).isTrue();
            scene.ca.dns().setA("a.example", "127.0.0.4");
            Listener jump = event -> {
                if (event instanceof Event.ChallengesPresented) {
                    clock.advance(Duration.ofDays(days));
                }
            };
            HttpSolver local = new HttpSolver(Optional.of(Tasks.address("127.0.0.1")), scene.ca.httpPort());
            Issuance issuance = new Issuance(scene.client, scene.account, SolverRoutes.all(local), jump, clock);
            IssueRequest request =
                    Scene.request("a.example").withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(5));
            long start = System.nanoTime();
            assertThatThrownBy(() -> issuance.obtain(request)).hasMessageContaining("Gave up waiting");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(30));
        }
    }

    @Test
    @Tag("case45")
    void namesTheAuthorityRejectsAreNamedFromItsSubproblems() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().reject("forbidden.example"))) {
            IssuanceException e =
                    refused(scene, Scene.request("a.example", "forbidden.example"), SolverRoutes.all(scene.http));

            assertThat(e.failed())
                    .extracting(FailedIdentifier::identifier)
                    .containsExactly(Identifier.dns("forbidden.example"));
            assertThat(e.failed().getFirst().detail()).contains("policy forbids");
        }
    }

    @Test
    void anInterruptionTakesTheResponsesAway() throws Exception {
        try (Scene scene = new Scene()) {
            AtomicReference<Boolean> freeDuring = new AtomicReference<>(true);
            Listener interrupting = event -> {
                if (event instanceof Event.ChallengesPresented) {
                    freeDuring.set(scene.portsAreFree());
                    Thread.currentThread().interrupt();
                }
            };
            Issuance issuance = new Issuance(
                    scene.client, scene.account, SolverRoutes.all(scene.http), interrupting, Clock.systemUTC());

            assertThatThrownBy(() -> issuance.obtain(Scene.request("a.example")))
                    .isInstanceOf(InterruptedException.class);
            assertThat(freeDuring).hasValue(false);
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    @Test
    void anotherCertificateThanAskedForIsNotTaken() throws Exception {
        try (Scene scene = new Scene()) {
            String other = scene.obtain(Scene.request("a.example")).chain().fullPem();
            scene.ca.faults().next(Route.CERTIFICATE, Fault.rewritten(answer -> answer.withBody(other)));

            assertThat(refused(scene, Scene.request("a.example"), SolverRoutes.all(scene.http)))
                    .hasMessageContaining("cannot be used: it is for another key than the one in the request");
        }
    }

    @Test
    void anOrderForOtherNamesIsNotFollowed() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca
                    .faults()
                    .next(
                            Route.NEW_ORDER,
                            Fault.rewritten(
                                    answer -> answer.withBody(answer.body().replace("a.example", "b.example"))));

            assertThat(refused(scene, Scene.request("a.example"), SolverRoutes.all(scene.http)))
                    .hasMessageContaining("other names than were asked for");
        }
    }

    @Test
    void aRefusedFinalizationSaysWhy() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));

            assertThat(refused(scene, Scene.request("a.example"), SolverRoutes.all(scene.http)))
                    .hasMessageContaining("this key is too weak")
                    .hasCauseInstanceOf(AcmeException.class);
        }
    }

    private static IssuanceException refused(Scene scene, IssueRequest request, SolverRoutes routes) {
        return catchThrowableOfType(IssuanceException.class, () -> scene.obtain(request, routes));
    }
}
