package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dns.ChangingZone.Secondary;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Started;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards from Pebble through BIND, by the program as users start it. */
@NeedsPeer({Peer.NAMED, Peer.PEBBLE, Peer.CHALLTESTSRV})
class Rfc2136Test {
    private static final String CHALLENGE = "_acme-challenge.example.test";

    @TempDir
    Path folder;

    @Test
    @Tag("case47")
    void wildcardBaseAndAliasAreProvenAndRenewedAndNothingIsLeft() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Path credentials = zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);
            succeeds(certonly(zone, ca, credentials, "example.test", "*.example.test", "alias.example.test"));
            assertThat(Files.readString(folder.resolve("config/renewal/example.test.conf")))
                    .contains("authenticator = dns-rfc2136\n", "dns_rfc2136_credentials = " + credentials + '\n')
                    .doesNotContain(ChangingZone.SECRET, "propagation_seconds");
            assertThat(zone.log("primary").split("adding an RR at '" + CHALLENGE, -1))
                    .hasSize(3);
            succeeds(line(zone, ca, "renew", "--force-renewal", "--no-random-sleep-on-renew"));
            // Two more, or one: told not to use authorizations again, Pebble 2.10.1 does so with one in a hundred.
            assertThat(zone.log("primary").split("adding an RR at '" + CHALLENGE, -1))
                    .hasSizeGreaterThan(3);
            assertThat(zone.log("primary")).contains("adding an RR at 'proofs.other.test' TXT");
            assertThat(zone.texts(CHALLENGE)).isEmpty();
            assertThat(zone.texts("proofs.other.test")).isEmpty();
        }
    }

    @Test
    @Tag("case46")
    void case46ValuesOfOthersAtTheSameNameStay() throws Exception {
        List<String> others = List.of("another-manager's-proof", "v=spf1 -all");
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            for (String other : others) {
                zone.put(CHALLENGE, other);
            }
            List<String> before = zone.texts(CHALLENGE);
            assertThat(before).hasSameSizeAs(others);
            Path credentials = zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);
            succeeds(certonly(zone, ca, credentials, "example.test", "*.example.test"));
            assertThat(zone.log("primary").split("adding an RR at '" + CHALLENGE, -1))
                    .hasSize(5);
            assertThat(zone.log("primary").split("deleting an RR at '?" + CHALLENGE, -1))
                    .hasSize(3);
            assertThat(zone.texts(CHALLENGE)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void aLateSecondaryIsNamedAndWaitedFor() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.LATE);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Command.Result result = succeeds(
                    certonly(zone, ca, zone.credentials(ChangingZone.KEY, ChangingZone.SECRET), "www.example.test"));
            assertThat(result.stdout())
                    .contains("Waiting for ns2.example.test (::1) to show the TXT record of"
                            + " _acme-challenge.www.example.test, up to 9 min 5");
            assertThat(result.stderr()).isEmpty();
        }
    }

    @Test
    void aDeadSecondaryIsReportedAndNotWaitedFor() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.DEAD);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Command.Result result = succeeds(
                    certonly(zone, ca, zone.credentials(ChangingZone.KEY, ChangingZone.SECRET), "example.test"));
            assertThat(result.stderr().replaceAll("\\s+", " "))
                    .contains("An authoritative server of " + CHALLENGE + " is out of order, and a CA that asks it gets"
                            + " nothing: ns2.example.test (::1): nothing listens on that port.");
        }
    }

    @Test
    void afterCtrlCInTheWaitNoRecordIsLeft() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.STUCK);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            List<String> line =
                    certonly(zone, ca, zone.credentials(ChangingZone.KEY, ChangingZone.SECRET), "example.test");
            try (Started run = Started.inBackground(folder, line)) {
                run.says("Waiting for ns2.example.test (::1)");
                assertThat(zone.texts(CHALLENGE)).hasSize(1);
                run.ctrlC();
                assertThat(run.ends()).isEqualTo(130);
            }
            assertThat(zone.texts(CHALLENGE)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "changer.example.test, c2VjcmV0c2VjcmV0c2VjcmV0, example.test, (BADSIG): compare dns_rfc2136_secret in",
        "stranger, '', example.test, (BADKEY): compare dns_rfc2136_name and dns_rfc2136_algorithm in",
        "onlooker, '', example.test, (REFUSED): allow it in the server's configuration",
        "changer.example.test, '', www.elsewhere.test, has no zone that _acme-challenge.www.elsewhere.test is in"
    })
    void eachRefusalHasItsRemedyAndNoSecret(String key, String secret, String name, String said) throws Exception {
        String given = secret.isEmpty() ? ChangingZone.SECRET : secret;
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Command.Result result = run(certonly(zone, ca, zone.credentials(key, given), name));
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.stderr().replaceAll("\\s+", " ")).contains(said);
            assertThat(result.stdout() + result.stderr() + Files.readString(folder.resolve("logs/letsencrypt.log")))
                    .doesNotContain(given);
            assertThat(zone.texts(CHALLENGE)).isEmpty();
        }
    }

    private static Command.Result succeeds(List<String> line) throws Exception {
        Command.Result result = run(line);
        assertThat(result.status()).as(result.stdout() + result.stderr()).isZero();
        return result;
    }

    private static Command.Result run(List<String> line) throws Exception {
        return Command.of(line.toArray(String[]::new)).run();
    }

    private List<String> certonly(ChangingZone zone, Pebble ca, Path credentials, String... names) {
        List<String> line = Lines.certonly(folder, zone, ca);
        line.addAll(List.of("--dns-rfc2136", "--dns-rfc2136-credentials", credentials.toString()));
        for (String name : names) {
            line.addAll(List.of("-d", name));
        }
        return line;
    }

    private List<String> line(ChangingZone zone, Pebble ca, String... words) {
        return Lines.of(folder, zone, ca, words);
    }
}
