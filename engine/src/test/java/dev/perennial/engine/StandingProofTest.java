package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.acme.DirectoryMeta;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.PersistFormat;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** dns-persist-01 from the order to the certificate, with a CA that reads the records itself. */
class StandingProofTest {
    private static final String AT = "_validation-persist.a.example";

    @ParameterizedTest
    @EnumSource
    void aRecordThatIsThereIsAllThatIsNeeded(PersistFormat format) throws Exception {
        try (Scene scene = new Scene(ca(format))) {
            scene.ca.dns().setTxt(AT, "other.example; accounturi=x", record(scene, "*.a.example", Optional.empty()));

            IssuedCertificate issued = obtain(scene, List.of(), "a.example", "*.a.example");

            assertThat(issued.records()).extracting(StandingRecord::name).containsExactly("a.example", "*.a.example");
            assertThat(scene.events(Event.ChallengesPresented.class)).isEmpty();
            assertThat(scene.events(Event.RecordStands.class)).hasSize(2);
        }
    }

    @Test
    void anAuthorityThatOffersNoneCostsNoQuestion() throws Exception {
        try (Scene scene = new Scene()) {
            IssuedCertificate issued = obtain(scene, List.of(), "a.example");

            assertThat(issued.records()).isEmpty();
            assertThat(scene.ca.dns().queries(AT, "TXT")).isEmpty();
        }
    }

    @Test
    void withoutARecordTheSolverDoesIt() throws Exception {
        try (Scene scene = new Scene(ca(PersistFormat.ACCOUNT_URL))) {
            assertThat(obtain(scene, List.of(), "a.example").records()).isEmpty();
            assertThat(scene.events(Event.ChallengesPresented.class)).hasSize(1);
        }
    }

    @Test
    void aMissingRecordThatIsPreferredIsSaidInFull() throws Exception {
        try (Scene scene = new Scene(ca(PersistFormat.ACCOUNT_URL))) {
            IssuanceException e = refused(scene, "a.example", "*.a.example");

            assertThat(e)
                    .hasMessageContaining("No DNS record proves a.example: there is none for this certificate authority"
                            + " at " + AT)
                    .hasMessageContaining(
                            AT + ". IN TXT \"ca.test; accounturi=" + scene.account.url() + "; policy=wildcard\"");
            assertThat(e.failed()).hasSize(2);
        }
    }

    @Test
    void aRecordThatDoesNotFitIsNotTakenToTheAuthority() throws Exception {
        try (Scene scene = new Scene(ca(PersistFormat.ACCOUNT_URL))) {
            scene.ca.dns().setTxt(AT, record(scene, "a.example", Optional.empty()));
            assertThat(refused(scene, "*.a.example")).hasMessageContaining("lacks policy=wildcard");

            scene.ca.dns().setTxt(AT, record(scene, "a.example", Optional.of(Instant.ofEpochSecond(1))));
            assertThat(refused(scene, "a.example")).hasMessageContaining("has ended at 1970-01-01T00:00:01Z");

            scene.ca.dns().setTxt(AT, record(scene, "a.example", Optional.empty()) + ';');
            assertThat(refused(scene, "a.example")).hasMessageContaining("a semicolon without a parameter");

            scene.ca.dns().setTxt(AT, "ca.test; accounturi=https://ca.test/acct/other");
            assertThat(refused(scene, "a.example")).hasMessageContaining("is for another account");
            assertThat(scene.ca.requests().on(Route.CHALLENGE)).isEmpty();
        }
    }

    @Test
    void anAccountThatIsNotOursStopsTheOrder() throws Exception {
        TestCaBuilder rogue = ca(PersistFormat.ACCOUNT_URL).claimedAccount("https://rogue.example/acct/1");
        try (Scene scene = new Scene(rogue)) {
            scene.ca.dns().setTxt(AT, "ca.test; accounturi=https://rogue.example/acct/1");

            assertThat(refused(scene, "a.example"))
                    .hasMessageContaining("names another account (https://rogue.example/acct/1) than ours")
                    .hasMessageContaining("publish nothing");
            // Who did not ask for it is not kept from another proof.
            assertThat(obtain(scene, List.of(), "a.example").records()).isEmpty();
        }
    }

    @Test
    void aRecordThatEndsBeforeTheCertificateIsToldOf() throws Exception {
        try (Scene scene = new Scene(ca(PersistFormat.ACCOUNT_HASH))) {
            Instant soon = Clock.systemUTC().instant().plusSeconds(3600);
            scene.ca.dns().setTxt(AT, record(scene, "a.example", Optional.of(soon)));

            assertThat(obtain(scene, List.of("dns-persist-01"), "a.example").records())
                    .hasSize(1);
            assertThat(scene.events(Event.Warning.class))
                    .singleElement()
                    .asString()
                    .contains("before the certificate that it has just proven");
        }
    }

    @Test
    void aRecordForAnAccountOfEarlierDaysIsToldOf() throws Exception {
        try (Scene scene = new Scene(ca(PersistFormat.ACCOUNT_URL))) {
            scene.ca.dns().setTxt(AT, "ca.test; accounturi=https://ca.test/acct/old");

            obtain(scene, List.of(), "a.example");

            assertThat(scene.events(Event.Warning.class))
                    .singleElement()
                    .asString()
                    .contains("is for an account that is not in use here any more, https://ca.test/acct/old");
        }
    }

    private static TestCaBuilder ca(PersistFormat format) {
        return TestCa.builder().dnsPersist(format);
    }

    private static IssuanceException refused(Scene scene, String... names) {
        return catchThrowableOfType(IssuanceException.class, () -> obtain(scene, List.of(DnsPersist01.TYPE), names));
    }

    private static IssuedCertificate obtain(Scene scene, List<String> preferred, String... names) throws Exception {
        TextLookup lookup = name -> new SeenTexts(scene.ca.dns().txt(name), List.of(), "");
        return new Issuance(
                        scene.client,
                        scene.account,
                        SolverRoutes.all(scene.http),
                        new StandingRecords(
                                lookup,
                                (domain, wildcard, line) ->
                                        "Publish it, or let 'dns persist publish' do so: " + line + '.',
                                () -> Set.of("https://ca.test/acct/old")),
                        scene.events::add,
                        Clock.systemUTC())
                .obtain(Scene.request(names).withPreferredChallenges(preferred));
    }

    private static String record(Scene scene, String name, Optional<Instant> until) throws Exception {
        DirectoryMeta said = scene.client.directory().meta();
        List<String> issuers = List.of("ca.test");
        DirectoryMeta meta = new DirectoryMeta(
                said.termsOfService(),
                said.website(),
                issuers,
                false,
                said.profiles(),
                said.issuerDomainNames(),
                said.accountHashPrefix());
        return DnsPersistWanted.planned(
                        meta, scene.account.url(), scene.account.thumbprint(), new Identifier.Dns(name), until)
                .record()
                .value();
    }
}
