package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dns.ChangingZone.Secondary;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dns-persist-01 and dns-account-01: records put into BIND, and looked at by Pebble. */
@NeedsPeer({Peer.NAMED, Peer.PEBBLE, Peer.CHALLTESTSRV})
class PersistTest {
    private static final String AT = "_validation-persist.example.test";
    private static final String OF_ANOTHER_CA =
            "other.example; accounturi=https://other.example/acct/1; policy=wildcard";

    @TempDir
    Path folder;

    @Test
    void whatWasPublishedOnceProvesAndRenewsWithoutCredentials() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Path credentials = zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);
            succeeds(line(zone, ca, "register", "-n", "--agree-tos", "--register-unsafely-without-email"));
            zone.put(AT, OF_ANOTHER_CA);
            List<String> publish = line(zone, ca, "dns", "persist", "publish", "example.test", "--wildcard");
            publish.addAll(List.of("--dns-rfc2136", "--dns-rfc2136-credentials", credentials.toString()));
            assertThat(succeeds(publish).stdout()).contains("Published, and shown by all servers: " + AT);
            assertThat(zone.texts(AT)).hasSize(2).contains('"' + OF_ANOTHER_CA + '"');
            Files.delete(credentials);

            succeeds(line(zone, ca, "dns", "persist", "verify", "*.example.test"));
            List<String> certonly = line(zone, ca, "certonly", "-n", "-d", "example.test,*.example.test");
            certonly.addAll(List.of("--preferred-challenges", "dns-persist"));
            succeeds(certonly);
            succeeds(line(zone, ca, "renew", "--force-renewal", "--no-random-sleep-on-renew"));

            assertThat(zone.log("primary")).doesNotContain("_acme-challenge");
            assertThat(folder.resolve("config/archive/example.test/cert2.pem")).exists();
        }
    }

    @Test
    void anOutdatedRecordIsReplacedAndNoOther() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            succeeds(line(zone, ca, "register", "-n", "--agree-tos", "--register-unsafely-without-email"));
            zone.put(AT, OF_ANOTHER_CA);
            succeeds(publish(zone, ca, "--until", "30d"));

            assertThat(succeeds(publish(zone, ca)).stdout())
                    .contains("Left as it was, --replace would remove it: " + AT);
            assertThat(zone.texts(AT)).hasSize(3);
            assertThat(succeeds(publish(zone, ca, "--replace")).stdout())
                    .contains("There already: " + AT, "Removed: " + AT);
            assertThat(zone.texts(AT))
                    .hasSize(2)
                    .contains('"' + OF_ANOTHER_CA + '"')
                    .noneMatch(text -> text.contains("persistUntil"));
        }
    }

    @Test
    void theRecordGoesWhereTheUserSaysThatItsNameLeads() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            succeeds(line(zone, ca, "register", "-n", "--agree-tos", "--register-unsafely-without-email"));
            String[] alias = {"--dns-alias", "example.test=proof.example.test"};

            assertThat(succeeds(publish(zone, ca, alias)).stdout())
                    .contains("Published, and shown by all servers: proof.example.test. IN TXT ")
                    .contains("A CA finds it there if " + AT + " is a CNAME to proof.example.test.");
            assertThat(succeeds(publish(zone, ca, alias)).stdout())
                    .contains("There already: proof.example.test. IN TXT ");

            assertThat(zone.texts("proof.example.test")).hasSize(1);
            assertThat(zone.texts(AT)).isEmpty();
        }
    }

    @Test
    void anAccountsOwnLabelIsUsedWhereItIsPreferred() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Path credentials = zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);
            List<String> certonly = line(zone, ca, "certonly", "-n", "--agree-tos", "-d", "*.example.test");
            certonly.addAll(List.of("--register-unsafely-without-email", "--preferred-challenges", "dns-account-01"));
            certonly.addAll(List.of("--dns-rfc2136", "--dns-rfc2136-credentials", credentials.toString()));
            succeeds(certonly);
            assertThat(zone.log("primary"))
                    .containsPattern("adding an RR at '_[a-z2-7]{16}\\._acme-challenge\\.example");
            assertThat(zone.log("primary")).doesNotContain("adding an RR at '_acme-challenge");
        }
    }

    private List<String> publish(ChangingZone zone, Pebble ca, String... more) throws Exception {
        Path credentials = zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);
        List<String> publish = line(zone, ca, "dns", "persist", "publish", "example.test");
        publish.addAll(List.of("--dns-rfc2136", "--dns-rfc2136-credentials", credentials.toString()));
        publish.addAll(List.of(more));
        return publish;
    }

    private static Command.Result succeeds(List<String> line) throws Exception {
        Command.Result result = Command.of(line.toArray(String[]::new)).run();
        assertThat(result.status()).as(result.stdout() + result.stderr()).isZero();
        return result;
    }

    private List<String> line(ChangingZone zone, Pebble ca, String... words) {
        return Lines.of(folder, zone, ca, words);
    }
}
