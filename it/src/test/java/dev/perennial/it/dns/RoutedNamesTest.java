package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dns.ChangingZone.Secondary;
import dev.perennial.it.interchange.WebFolder;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One certificate from Pebble, its names proven by a web server and by BIND with two accounts there. */
@NeedsPeer({Peer.NAMED, Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.CERTBOT})
class RoutedNamesTest {
    private static final List<String> NAMES = List.of("_acme-challenge.example.test", "_acme-challenge.other.test");

    @TempDir
    Path folder;

    @Test
    void aWebServerAndTwoAccountsProveOneCertificateAndRenewIt() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder);
                WebFolder _ = WebFolder.serve(site(), "127.0.0.1", ca.httpPort())) {
            Path second = copy(zone.credentials(ChangingZone.KEY, ChangingZone.SECRET), "", "");
            Command.Result made = certonly(zone, ca, second);
            assertThat(made.status()).as(made.stdout() + made.stderr()).isZero();
            Path conf = folder.resolve("config/renewal/example.test.conf");
            String kept = Files.readString(conf);
            assertThat(kept)
                    .contains("authenticator = perennial\n", "=dns:rfc2136:" + second, "www.other.test=webroot:")
                    .doesNotContain(ChangingZone.SECRET);
            Command.Result renewed = run(line(zone, ca, "renew", "--force-renewal", "--no-random-sleep-on-renew"));
            assertThat(renewed.status()).as(renewed.stdout() + renewed.stderr()).isZero();
            assertThat(zone.log("primary").split("adding an RR at '_acme-challenge", -1))
                    .hasSize(5);
            nothingIsLeft(zone);
            certbotRefusesAndChangesNothing(ca, conf);
        }
    }

    @Test
    void whatOneAccountHasPutIsTakenAwayWhenTheOtherIsRefused() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder);
                WebFolder _ = WebFolder.serve(site(), "127.0.0.1", ca.httpPort())) {
            Path stranger = copy(zone.credentials(ChangingZone.KEY, ChangingZone.SECRET), ChangingZone.KEY, "stranger");
            Command.Result result = certonly(zone, ca, stranger);
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.stderr().replaceAll("\\s+", " ")).contains("(BADKEY)", stranger.toString());
            // Pebble shuffles the names, so the account that is refused may be the first to try.
            String log = zone.log("primary");
            assertThat(log.split("deleting an RR at", -1)).hasSameSizeAs(log.split("adding an RR at", -1));
            nothingIsLeft(zone);
        }
    }

    /** Whoever goes back to Certbot is told, and its rewriting and ours leave each other's sections alone. */
    private void certbotRefusesAndChangesNothing(Pebble ca, Path conf) throws Exception {
        String before = Files.readString(conf);
        List<String> line = new ArrayList<>(List.of("certbot", "renew", "--force-renewal", "-n"));
        line.add("--no-random-sleep-on-renew");
        for (String kind : List.of("config", "work", "logs")) {
            line.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        Command.Result result = Command.of(line.toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", ca.trustPem().toString()))
                .run();
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.stderr().replaceAll("\\s+", " ")).contains("The requested perennial plugin does not appear");
        assertThat(conf).hasContent(before);
    }

    private Path site() throws Exception {
        return Files.createDirectories(folder.resolve("site"));
    }

    private static void nothingIsLeft(ChangingZone zone) throws Exception {
        for (String name : NAMES) {
            assertThat(zone.texts(name)).as(name).isEmpty();
        }
    }

    private Path copy(Path credentials, String old, String replacement) throws Exception {
        Path file = Files.writeString(
                folder.resolve("second.ini"), Files.readString(credentials).replace("= " + old, "= " + replacement));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Command.Result certonly(ChangingZone zone, Pebble ca, Path second) throws Exception {
        Path first = zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);
        List<String> line = Lines.certonly(folder, zone, ca);
        line.addAll(List.of("--cert-name", "example.test", "-d", "*.example.test,other.test,www.other.test"));
        line.addAll(List.of("--solver", "*.example.test=dns:rfc2136:" + first));
        line.addAll(List.of("--solver", "other.test=dns:rfc2136:" + second));
        line.addAll(List.of("--solver", "www.other.test=webroot:" + site()));
        return run(line);
    }

    private static Command.Result run(List<String> line) throws Exception {
        return Command.of(line.toArray(String[]::new)).run();
    }

    private List<String> line(ChangingZone zone, Pebble ca, String... words) {
        return Lines.of(folder, zone, ca, words);
    }
}
