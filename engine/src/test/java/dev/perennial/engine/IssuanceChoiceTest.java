package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Profiles, chains, challenge types: what a user may prefer or require. */
class IssuanceChoiceTest {
    @Test
    void aProfileThatIsOfferedIsUsed() throws Exception {
        try (Scene scene = new Scene()) {
            IssuedCertificate issued =
                    scene.obtain(Scene.request("a.example").withProfile(new ProfileChoice.Required("shortlived")));

            assertThat(issued.profile()).contains("shortlived");
            assertThat(issued.chain().leaf().lifetime()).isLessThan(Duration.ofDays(7));
        }
    }

    @Test
    @Tag("case50")
    void aProfileThatIsNotOfferedIsAnErrorOnlyIfRequired() throws Exception {
        try (Scene scene = new Scene()) {
            IssueRequest request = Scene.request("a.example");
            assertThatThrownBy(() -> scene.obtain(request.withProfile(new ProfileChoice.Required("eternal"))))
                    .isInstanceOf(IssuanceException.class)
                    .hasMessage("The certificate authority has no profile \"eternal\": it offers classic, shortlived.");

            IssuedCertificate issued = scene.obtain(request.withProfile(new ProfileChoice.Preferred("eternal")));
            assertThat(issued.profile()).contains("classic");
            assertThat(scene.events(Event.OrderSimplified.class)).hasSize(1).allMatch(Event::warning);
        }
    }

    @Test
    @Tag("case50")
    void aPreferredProfileThatIsRefusedIsLeftOut() throws Exception {
        try (Scene scene = new Scene()) {
            scene.ca.faults().next(Route.NEW_ORDER, Fault.problem("invalidProfile", 400, "retired today"));
            IssuedCertificate issued =
                    scene.obtain(Scene.request("a.example").withProfile(new ProfileChoice.Preferred("shortlived")));

            assertThat(issued.profile()).contains("classic");
            assertThat(scene.events(Event.OrderSimplified.class).getFirst().text())
                    .contains("retired today");
        }
    }

    @Test
    void theChainOfThePreferredIssuerIsUsed() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().alternateRoots(2))) {
            String issuer = scene.ca.roots().getLast().subjectCommonName().orElseThrow();
            IssuedCertificate issued = scene.obtain(Scene.request("a.example").withPreferredChain(Optional.of(issuer)));

            assertThat(issued.chain().topmost().issuerCommonName()).contains(issuer);
            assertThat(scene.events(Event.PreferredChainMissing.class)).isEmpty();
        }
    }

    @Test
    void withoutThePreferredIssuerTheDefaultChainIsUsedWithAWarning() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().alternateRoots(1))) {
            IssuedCertificate issued =
                    scene.obtain(Scene.request("a.example").withPreferredChain(Optional.of("Nobody's Root")));

            assertThat(issued.chain().topmost().issuerCommonName())
                    .isEqualTo(scene.ca.root().subjectCommonName());
            assertThat(scene.events(Event.PreferredChainMissing.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.offered()).hasSize(2));
        }
    }

    @Test
    void anAlternateThatCannotBeFetchedIsOnlyAWarning() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().alternateRoots(1))) {
            scene.ca.faults().next(Route.CERTIFICATE, Fault.rewritten(answer -> answer));
            scene.ca.faults().always(Route.CERTIFICATE, Fault.problem("unauthorized", 403, "not this one"));
            scene.obtain(Scene.request("a.example").withPreferredChain(Optional.of("Nobody's Root")));

            assertThat(scene.events(Event.Warning.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.message()).contains("not this one"));
        }
    }

    @Test
    void thePreferredChallengeIsUsed() throws Exception {
        try (Scene scene = new Scene()) {
            SolverRoutes routes = new SolverRoutes(Map.of(), List.of(scene.http, scene.dns));
            scene.obtain(Scene.request("a.example").withPreferredChallenges(List.of("dns-01")), routes);

            assertThat(scene.events(Event.ChallengesPresented.class).getFirst().types())
                    .containsExactly("dns-01");
        }
    }
}
