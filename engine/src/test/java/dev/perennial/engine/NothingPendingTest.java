package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.Status;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.TestCa;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In whatever way an order fails, none of its authorizations is left pending, and no response in its place. */
class NothingPendingTest {
    private static final Duration ISSUANCE = Duration.ofMinutes(1);

    @Test
    @Tag("case44")
    void case44OneIsInvalidAndOneIsNeverLookedAt() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().validationWait(Duration.ZERO))) {
            scene.ca.dns().setA("bad.example", "127.0.0.3");
            scene.ca.dns().setA("slow.example", "127.0.0.4");
            HttpSolver local = new HttpSolver(Optional.of(Tasks.address("127.0.0.1")), scene.ca.httpPort());
            IssueRequest request =
                    Scene.request("bad.example", "slow.example").withTimeouts(Duration.ofSeconds(2), ISSUANCE);
            try (ServerSocket silent = new ServerSocket(scene.ca.httpPort(), 1, InetAddress.getByName("127.0.0.4"))) {
                assertThat(silent.isBound()).isTrue();
                assertThatThrownBy(() -> scene.obtain(request, SolverRoutes.all(local)))
                        .hasMessageContainingAll("bad.example (http-01: connection", "slow.example (Gave up waiting");
            }
            assertThat(scene.statuses()).containsExactly(Status.INVALID, Status.DEACTIVATED);
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    @Test
    @Tag("case44")
    void case44OneSolverFailsWhenTheOthersAreReady() throws Exception {
        try (Scene scene = new Scene();
                ServerSocket busy = new ServerSocket(scene.ca.tlsPort())) {
            assertThat(busy.isBound()).isTrue();
            SolverRoutes routes =
                    new SolverRoutes(Map.of(Identifier.dns("b.example"), List.of(scene.tls)), List.of(scene.dns));
            assertThatThrownBy(() -> scene.obtain(Scene.request("a.example", "b.example"), routes))
                    .hasMessageContaining("already in use");
            assertThat(scene.statuses()).containsExactly(Status.DEACTIVATED, Status.DEACTIVATED);
            assertThat(scene.ca.dns().txt("_acme-challenge.a.example")).isEmpty();
        }
    }

    @Test
    @Tag("case44")
    void case44OneCannotBeProvenHereAtAll() throws Exception {
        try (Scene scene = new Scene()) {
            assertThatThrownBy(() -> scene.obtain(Scene.request("a.example", "*.b.example")))
                    .hasMessageContaining("a wildcard needs a DNS challenge");
            assertThat(scene.statuses()).containsExactly(Status.DEACTIVATED, Status.DEACTIVATED);
        }
    }

    @Test
    void case44ARehearsalThatOrdersAnewLeavesNoFirstOrder() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(1))) {
            scene.obtain(Scene.request("a.example"));
            scene.events.clear();
            scene.obtain(Scene.request("a.example", "b.example").asRehearsal());
            assertThat(scene.events(Event.OrderCreated.class)).hasSize(2);
            assertThat(scene.statuses()).containsExactly(Status.DEACTIVATED, Status.DEACTIVATED);
        }
    }
}
