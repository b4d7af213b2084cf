package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.Status;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.RenewalInfoId;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IssuanceTest {
    @Test
    void obtainsACertificateForTwoNamesByHttp() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example", "b.example");
            IssuedCertificate issued = scene.obtain(request);

            assertThat(issued.chain().leaf().identifiers()).containsExactlyInAnyOrderElementsOf(request.identifiers());
            assertThat(issued.chain().leaf().signedBy(scene.ca.intermediate())).isTrue();
            assertThat(issued.profile()).contains("classic");
            assertThat(scene.portsAreFree()).isTrue();
            assertThat(scene.events.stream()
                            .map(event -> event.getClass().getSimpleName())
                            .distinct())
                    .containsExactly(
                            "OrderCreated",
                            "ChallengesPresented",
                            "Waiting",
                            "AuthorizationValid",
                            "Finalizing",
                            "Issued");
            assertThat(scene.events)
                    .allSatisfy(event -> assertThat(event.text()).isNotBlank());
        }
    }

    @Test
    void provesNamesAndAddressesByTls() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example", "127.0.0.1", "::1");
            IssuedCertificate issued = scene.obtain(request, SolverRoutes.all(scene.tls));

            assertThat(issued.chain().leaf().identifiers()).contains(Identifier.ip("::1"), Identifier.ip("127.0.0.1"));
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    @Test
    @Tag("case46")
    void oneCertificateMixesThreeSolversAndAWildcardBesideItsBase() throws Exception {
        try (Scene scene = new Scene()) {
            SolverRoutes routes = new SolverRoutes(
                    Map.of(
                            Identifier.dns("a.example"),
                            List.of(scene.http),
                            Identifier.dns("b.example"),
                            List.of(scene.tls)),
                    List.of(scene.dns));
            scene.obtain(Scene.request("a.example", "b.example", "c.example", "*.c.example"), routes);

            assertThat(scene.events(Event.ChallengesPresented.class))
                    .extracting(Event.ChallengesPresented::solver)
                    .containsExactlyInAnyOrder("standalone", "standalone", "dns");
            assertThat(scene.ca.dns().txt("_acme-challenge.c.example")).isEmpty();
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    @Test
    @Tag("case32")
    void aProofTheAuthorityStillHasIsNotMadeAgain() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(1))) {
            scene.obtain(Scene.request("a.example"));
            scene.events.clear();
            scene.obtain(Scene.request("a.example", "b.example"));

            assertThat(scene.events(Event.AuthorizationValid.class))
                    .containsExactlyInAnyOrder(
                            new Event.AuthorizationValid(Identifier.dns("a.example"), true),
                            new Event.AuthorizationValid(Identifier.dns("b.example"), false));
            assertThat(scene.events(Event.ChallengesPresented.class))
                    .extracting(Event.ChallengesPresented::identifiers)
                    .containsExactly(List.of(Identifier.dns("b.example")));
        }
    }

    @Test
    @Tag("case32")
    void anOrderThatIsReadyAtOnceNeedsNoSolver() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(1))) {
            scene.obtain(Scene.request("a.example"));
            scene.events.clear();
            scene.obtain(Scene.request("a.example"), SolverRoutes.all(scene.dns));

            assertThat(scene.events(Event.ChallengesPresented.class)).isEmpty();
            assertThat(scene.ca.issued()).hasSize(2);
        }
    }

    @Test
    void aRehearsalProvesAnewWhatIsProvenAlready() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(1))) {
            String first = RenewalInfoId.of(
                            scene.obtain(Scene.request("a.example")).chain().leaf())
                    .orElseThrow();
            scene.events.clear();
            scene.obtain(
                    Scene.request("a.example").withReplaces(Optional.of(first)).asRehearsal());

            assertThat(scene.events(Event.OrderRecreated.class))
                    .extracting(Event::text)
                    .containsExactly("Recreating order after authz deactivations: a.example");
            assertThat(scene.events(Event.ChallengesPresented.class)).hasSize(1);
            assertThat(scene.ca.replaced(scene.ca.issued().getFirst())).isFalse();
        }
    }

    @Test
    void aRehearsalWithNothingProvenOrdersOnce() throws Exception {
        try (Scene scene = new Scene()) {
            scene.obtain(Scene.request("a.example").asRehearsal());

            assertThat(scene.events(Event.OrderRecreated.class)).isEmpty();
            assertThat(scene.ca.requests().count(Route.NEW_ORDER)).isEqualTo(1);
        }
    }

    @Test
    void aRehearsalLeavesNoProofsBehind() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().authorizationReuse(1))) {
            scene.obtain(Scene.request("a.example").asRehearsal());
            scene.ca.dns().servfail("bad.example", true);
            assertThatThrownBy(() -> scene.obtain(
                            Scene.request("a.example", "bad.example").asRehearsal()))
                    .isInstanceOf(IssuanceException.class);
            scene.events.clear();
            scene.obtain(Scene.request("a.example"));
            assertThat(scene.events(Event.AuthorizationValid.class))
                    .extracting(Event.AuthorizationValid::reused)
                    .containsExactly(false);
        }
    }

    @Test
    void whatNoSolverCanProveIsKnownWithoutAsking() throws Exception {
        try (Scene scene = new Scene()) {
            SolverRoutes http = SolverRoutes.all(scene.http);
            assertThat(http.hopeless(Identifier.dns("a.example"), List.of())).isEmpty();
            assertThat(http.hopeless(Identifier.dns("*.a.example"), List.of()))
                    .hasValue("standalone cannot prove *.a.example: a wildcard needs a DNS challenge.");
            assertThat(http.hopeless(Identifier.dns("a.example"), List.of("dns-01")))
                    .hasValueSatisfying(why -> assertThat(why)
                            .startsWith("None of the preferred challenges are supported by the selected plugin"));
        }
    }

    @Test
    void aRenewalSaysWhatItReplaces() throws Exception {
        try (Scene scene = new Scene()) {
            var first = scene.obtain(Scene.request("a.example")).chain().leaf();
            scene.obtain(Scene.request("a.example").withReplaces(RenewalInfoId.of(first)));

            assertThat(scene.ca.replaced(first)).isTrue();
        }
    }

    @Test
    void whatAnotherSolverBeganIsGivenUpAndOrderedAgain() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca
                    .faults()
                    .next(Route.AUTHORIZATION, Fault.rewritten(answer -> answer.withBody(begunByDns(answer.body()))));
            scene.obtain(Scene.request("a.example"));

            assertThat(scene.events(Event.OrderRecreated.class)).hasSize(1);
            assertThat(scene.account
                            .order(scene.events(Event.OrderCreated.class)
                                    .getFirst()
                                    .order())
                            .status())
                    .isEqualTo(Status.INVALID);
        }
    }

    @Test
    @Tag("case37")
    void waitsForAnAuthorityThatTakesItsTime() throws Exception {
        try (Scene scene =
                new Scene(TestCa.builder().validationWait(Duration.ZERO).processingDelay(Duration.ofMillis(300)))) {
            scene.obtain(Scene.request("a.example"));

            assertThat(scene.events(Event.Waiting.class))
                    .extracting(Event.Waiting::what)
                    .containsExactly("the certificate authority to validate the names", "the certificate");
        }
    }

    /** As if an earlier attempt had answered the dns-01 challenge. */
    private static String begunByDns(String authorization) {
        int type = authorization.indexOf("\"dns-01\"");
        int start = authorization.lastIndexOf('{', type);
        int end = authorization.indexOf('}', type);
        String challenge = authorization.substring(start, end).replace("\"pending\"", "\"processing\"");
        return authorization.substring(0, start) + challenge + authorization.substring(end);
    }
}
