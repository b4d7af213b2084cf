package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.Dns01;
import dev.perennial.acme.Http01;
import dev.perennial.acme.Status;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.acme.UnknownChallenge;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Http01 HTTP = new Http01(Tasks.state("http-01"), "t");
    private static final Dns01 DNS = new Dns01(Tasks.state("dns-01"), "t");
    private static final TlsAlpn01 TLS = new TlsAlpn01(Tasks.state("tls-alpn-01"), "t");
    private static final Challenge UNKNOWN = new UnknownChallenge(Tasks.state("quantum-01"));

    private final Solver http = new HttpSolver(Optional.empty(), 80);
    private final Solver tls = new TlsAlpnSolver(Optional.empty(), 443, Clock.systemUTC(), new SecureRandom());
    private final Solver manual = new NamedSolver("manual", List.of("http-01", "dns-01"), "");

    @Test
    void oneCertificateMayMixSolvers() throws Exception {
        SolverRoutes routes = new SolverRoutes(
                Map.of(Identifier.dns("*.a.example"), List.of(manual), Identifier.dns("b.example"), List.of(tls)),
                List.of(http));

        List<Assignment> assignments = new Router(routes, List.of(), none())
                .assign(List.of(
                        authorization("a.example", true, DNS),
                        authorization("a.example", false, HTTP, DNS, TLS),
                        authorization("b.example", false, HTTP, DNS, TLS)));

        assertThat(assignments).extracting(Assignment::solver).containsExactly(manual, http, tls);
        assertThat(assignments).extracting(Assignment::challenge).containsExactly(DNS, HTTP, TLS);
    }

    @Test
    void aNamesRouteIsNotThatOfItsWildcard() throws Exception {
        SolverRoutes routes = new SolverRoutes(Map.of(Identifier.dns("a.example"), List.of(http)), List.of(manual));

        List<Assignment> assignments = new Router(routes, List.of(), none())
                .assign(List.of(authorization("a.example", true, DNS), authorization("a.example", false, HTTP, DNS)));

        assertThat(assignments).extracting(Assignment::solver).containsExactly(manual, http);
        assertThat(routes.hopeless(Identifier.dns("*.a.example"), List.of())).isEmpty();
    }

    @Test
    void theSolversOwnOrderDecidesUnlessTheUserPrefersAnother() throws Exception {
        Authorization authorization = authorization("a.example", false, DNS, HTTP);

        assertThat(assign(manual, List.of(), authorization)).isEqualTo(HTTP);
        assertThat(assign(manual, List.of("tls-alpn-01", "dns-01", "http-01"), authorization))
                .isEqualTo(DNS);
    }

    @Test
    void theFirstSolverThatCanAnswerIsTaken() throws Exception {
        SolverRoutes routes = new SolverRoutes(Map.of(), List.of(tls, http));
        List<Assignment> assignments =
                new Router(routes, List.of(), none()).assign(List.of(authorization("a.example", false, HTTP, DNS)));

        assertThat(assignments).extracting(Assignment::solver).containsExactly(http);
    }

    @Test
    void aPreferenceTheSolverCannotMeetIsAnError() throws Exception {
        IssuanceException e = refused(http, List.of("dns-01"), authorization("a.example", false, HTTP, DNS));

        assertThat(e)
                .hasMessage("None of the preferred challenges are supported by the selected plugin: preferred are"
                        + " dns-01; standalone answers http-01.");
        assertThat(e.failed()).extracting(FailedIdentifier::identifier).containsExactly(Identifier.dns("a.example"));
    }

    @Test
    @Tag("case41")
    void whatTheAuthorityOffersIsListedIfNothingFits() throws Exception {
        assertThat(refused(tls, List.of(), authorization("a.example", false, UNKNOWN, HTTP)))
                .hasMessage("The certificate authority offers quantum-01, http-01 to prove a.example, but standalone"
                        + " answers tls-alpn-01.");
        assertThat(refused(http, List.of(), authorization("a.example", true, DNS)))
                .hasMessage("The certificate authority offers dns-01 to prove *.a.example, but standalone answers"
                        + " http-01; a wildcard needs a DNS challenge.");
        assertThat(refused(http, List.of(), authorization("a.example", false)))
                .hasMessageContaining("offers nothing to prove a.example");
    }

    @Test
    void everyNameThatCannotBeProvenIsReported() throws Exception {
        Router router = new Router(SolverRoutes.all(http), List.of(), none());
        List<Authorization> authorizations = List.of(
                authorization("a.example", false, DNS),
                authorization("b.example", false, HTTP),
                authorization("c.example", false, TLS));

        IssuanceException e = catchThrowableOfType(IssuanceException.class, () -> router.assign(authorizations));

        assertThat(e.failed())
                .extracting(FailedIdentifier::identifier)
                .containsExactly(Identifier.dns("a.example"), Identifier.dns("c.example"));
        assertThat(e).hasMessageContainingAll("a.example", "c.example");
    }

    private static Challenge assign(Solver solver, List<String> preferred, Authorization authorization)
            throws Exception {
        return new Router(SolverRoutes.all(solver), preferred, none())
                .assign(List.of(authorization))
                .getFirst()
                .challenge();
    }

    private static IssuanceException refused(Solver solver, List<String> preferred, Authorization authorization) {
        return catchThrowableOfType(IssuanceException.class, () -> assign(solver, preferred, authorization));
    }

    private static Authorization authorization(String name, boolean wildcard, Challenge... challenges)
            throws Exception {
        return new Authorization(
                URI.create("https://ca.example/acme/authz/" + name),
                Identifier.dns(name),
                Status.PENDING,
                wildcard,
                List.of(challenges),
                Optional.empty(),
                Optional.empty());
    }

    private static StandingProofs none() {
        return new StandingProofs(
                StandingRecords.NONE,
                (challenge, name) -> {
                    throw new AcmeProtocolException("no record is wanted");
                },
                Clock.systemUTC(),
                Listener.NONE);
    }
}
