package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.Order;
import dev.perennial.acme.Status;
import dev.perennial.pki.CertificateChain;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the next run makes of what a run that was cut off has left. */
class JournalTest {
    private static final class Cut extends Error {}

    /** Survives a run, which it cuts off at a step. */
    private static final class Paper implements Journal {
        private Optional<URI> order = Optional.empty();
        private Optional<CertificateChain> certificate = Optional.empty();
        private String cutAt = "";

        Paper cutAt(String step) {
            cutAt = step;
            return this;
        }

        private void step(String name) {
            if (name.equals(cutAt)) {
                cutAt = "";
                throw new Cut();
            }
        }

        @Override
        public Optional<CertificateChain> certificate() {
            return certificate;
        }

        @Override
        public Optional<URI> order() {
            return order;
        }

        @Override
        public void placed(Order placed) {
            order = Optional.of(placed.url());
            step("placed");
        }

        @Override
        public void finalizing() {
            step("finalizing");
        }

        @Override
        public void issued(CertificateChain chain) {
            step("before issued");
            certificate = Optional.of(chain);
            step("issued");
        }

        @Override
        public void abandoned() {
            order = Optional.empty();
            certificate = Optional.empty();
        }
    }

    private final Paper paper = new Paper();

    @Test
    void everyStepIsGoneOnFromWithTheSameOrder() throws Exception {
        for (String step : new String[] {"placed", "finalizing", "before issued", "issued"}) {
            Paper left = new Paper().cutAt(step);
            try (Scene scene = new Scene(TestCa.builder().authorizationReuse(0))) {
                IssueRequest request = Scene.request("a.example", "b.example");
                cut(scene, request, left);
                IssuedCertificate issued = obtain(scene, request, left);
                assertThat(scene.ca.requests().count(Route.NEW_ORDER)).as(step).isEqualTo(1);
                assertThat(scene.ca.issued())
                        .as(step)
                        .containsExactly(issued.chain().leaf());
            }
        }
    }

    @Test
    void whatIsThereAlreadyCostsTheCaNothing() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example");
            cut(scene, request, paper.cutAt("issued"));
            scene.ca.requests().clear();
            obtain(scene, request, paper);
            assertThat(scene.ca.requests().all()).isEmpty();
        }
    }

    @Test
    void anOrderThatIsStillWorkedOnIsWaitedFor() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().processingDelay(Duration.ofSeconds(1)))) {
            IssueRequest request = Scene.request("a.example");
            scene.ca.faults().next(Route.ORDER, Fault.problem("serverInternal", 500, "not now"));
            cut(scene, request, paper.cutAt("before issued"));
            obtain(scene, request, paper);
            assertThat(scene.events(Event.OrderResumed.class)).hasSize(1);
            assertThat(scene.ca.issued()).hasSize(1);
        }
    }

    @Test
    @Tag("case39")
    void anOrderThatDiedMeanwhileIsReplacedByAnother() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example");
            cut(scene, request, paper.cutAt("placed"));
            URI first = paper.order().orElseThrow();
            scene.ca.faults().next(Route.ORDER, Fault.problem("malformed", 404, "no such order"));
            obtain(scene, request, paper);
            assertThat(paper.order()).isPresent().isNotEqualTo(Optional.of(first));
            assertThat(scene.ca.requests().count(Route.NEW_ORDER)).isEqualTo(2);
        }
    }

    @Test
    @Tag("case39")
    void anOrderThatFailsOnceItIsGoneOnWithIsReplacedInTheSameRun() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(0))) {
            IssueRequest request = Scene.request("a.example");
            cut(scene, request, paper.cutAt("placed"));
            // What the authority still has to look at when the run ends finds nobody there.
            Order order = scene.account.order(paper.order().orElseThrow());
            var authorization =
                    scene.account.authorization(order.authorizations().getFirst());
            scene.account.respond(authorization, authorization.challenges().getFirst());
            obtain(scene, request, paper);
            assertThat(scene.ca.issued()).hasSize(1);
            assertThat(scene.ca.requests().count(Route.NEW_ORDER)).isEqualTo(2);
        }
    }

    @Test
    @Tag("case44")
    void case44NothingStaysPendingOfAnOrderThatDiedMeanwhile() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(0))) {
            IssueRequest request = Scene.request("a.example", "b.example");
            cut(scene, request, paper.cutAt("placed"));
            Order order = scene.account.order(paper.order().orElseThrow());
            List<URI> both = order.authorizations();
            var first = scene.account.authorization(both.getFirst());
            scene.account.respond(first, first.challenges().getFirst()); // and nobody answers
            assertThat(scene.account.order(order.url()).status()).isEqualTo(Status.INVALID);
            obtain(scene, request, paper);
            assertThat(scene.account.authorization(both.getLast()).status()).isEqualTo(Status.DEACTIVATED);
        }
    }

    @Test
    void aCaThatIsAwayLeavesTheOrderInTheJournal() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example");
            cut(scene, request, paper.cutAt("finalizing"));
            scene.ca.faults().always(Route.ORDER, Fault.problem("serverInternal", 500, "not now"));
            assertThatThrownBy(() -> obtain(scene, request, paper)).hasMessageContaining("not now");
            assertThat(paper.order()).isPresent();
        }
    }

    @Test
    void whatTheCaRefusesIsNotAskedForAgain() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example");
            scene.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
            assertThatThrownBy(() -> obtain(scene, request, paper)).hasMessageContaining("too weak");
            assertThat(paper.order()).isEmpty();
        }
    }

    private static void cut(Scene scene, IssueRequest request, Journal journal) {
        assertThatThrownBy(() -> obtain(scene, request, journal)).isInstanceOf(Cut.class);
    }

    private static IssuedCertificate obtain(Scene scene, IssueRequest request, Journal journal) throws Exception {
        return new Issuance(
                        scene.client, scene.account, SolverRoutes.all(scene.http), scene.events::add, Clock.systemUTC())
                .obtain(request, journal);
    }
}
