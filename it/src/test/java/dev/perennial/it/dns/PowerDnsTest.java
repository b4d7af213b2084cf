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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wildcards from Pebble through PowerDNS's HTTP API, by the recipe; and two providers in one certificate. */
@NeedsPeer({Peer.NAMED, Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.PDNS_SERVER, Peer.PDNSUTIL, Peer.SQLITE3})
class PowerDnsTest {
    private static final String CHALLENGE = "_acme-challenge.power.test";

    @TempDir
    Path folder;

    private ChangingZone zone;
    private PowerDns power;
    private Pebble ca;

    @BeforeEach
    void start() throws Exception {
        zone = ChangingZone.start(folder, Secondary.PROMPT);
        power = PowerDns.start(folder, zone.port);
        ca = Pebble.asking(zone.resolver(), folder);
    }

    @AfterEach
    void stop() throws Exception {
        ca.close();
        power.close();
        zone.close();
    }

    @Test
    void wildcardAndBaseAreProvenAndOnlyOurValuesAreTakenAway() throws Exception {
        power.util("add-record", PowerDns.ZONE, "_acme-challenge", "TXT", "60", "\"somebody-elses\"");
        Path credentials = power.credentials(PowerDns.KEY);

        Command.Result result = certonly(
                "--dns-powerdns",
                "--dns-powerdns-credentials",
                credentials.toString(),
                "-d",
                "power.test,*.power.test");

        assertThat(result.status()).as(result.stdout() + result.stderr()).isZero();
        assertThat(power.texts(CHALLENGE)).containsExactly("\"somebody-elses\"");
        assertThat(Files.readString(folder.resolve("config/renewal/power.test.conf")))
                .contains("authenticator = dns-powerdns\n", "dns_powerdns_credentials = " + credentials + '\n')
                .doesNotContain(PowerDns.KEY);
        assertThat(Files.readString(folder.resolve("logs/letsencrypt.log"))).doesNotContain(PowerDns.KEY);
    }

    @Test
    void twoProvidersProveOneCertificateAndItsRenewal() throws Exception {
        String first = "*.power.test=dns:powerdns:" + power.credentials(PowerDns.KEY);
        String second = "example.test=dns:rfc2136:" + zone.credentials(ChangingZone.KEY, ChangingZone.SECRET);

        Command.Result result =
                certonly("--solver", first, "--solver", second, "-d", "*.power.test", "-d", "example.test");
        assertThat(result.status()).as(result.stdout() + result.stderr()).isZero();
        Command.Result renewal = perennial("renew", "--force-renewal", "--no-random-sleep-on-renew");

        assertThat(renewal.status()).as(renewal.stdout() + renewal.stderr()).isZero();
        assertThat(zone.log("primary").split("adding an RR at '_acme-challenge.example.test", -1))
                .hasSize(3);
        assertThat(power.texts(CHALLENGE)).isEmpty();
        assertThat(zone.texts("_acme-challenge.example.test")).isEmpty();
    }

    @Test
    void aTrialAndTheDoctorSayWhetherItWorks() throws Exception {
        String credentials = power.credentials(PowerDns.KEY).toString();

        Command.Result trial =
                perennial("dns", "test", "powerdns", "*.power.test", "--dns-powerdns-credentials", credentials);
        Command.Result doctor =
                perennial("doctor", "-d", "power.test", "--dns-powerdns", "--dns-powerdns-credentials", credentials);

        assertThat(trial.status()).as(trial.stdout() + trial.stderr()).isZero();
        assertThat(trial.stdout())
                .contains("Putting " + CHALLENGE + " TXT ", "Removed after ")
                .contains("dns-powerdns can prove power.test and *.power.test.");
        assertThat(power.texts(CHALLENGE)).isEmpty();
        assertThat(doctor.stdout().replaceAll("\\s+", " "))
                .contains("it takes the credentials, and has the zone power.test");
    }

    @Test
    void whereThisMachineSeesNoAliasTheUserNamesIt() throws Exception {
        String credentials = power.credentials(PowerDns.KEY).toString();
        String[] trial = {"dns", "test", "powerdns", "example.test", "--dns-powerdns-credentials", credentials};

        Command.Result without = perennial(trial);
        Command.Result with = run(Stream.concat(
                        Lines.of(folder, zone, ca, trial).stream(),
                        Stream.of("--dns-alias", "example.test=proof.power.test", "--dns-seen-by", zone.resolver()))
                .toList());
        Command.Result deaf = run(Stream.concat(
                        Lines.of(folder, zone, ca, trial).stream(),
                        Stream.of("--dns-alias", "*=proof.power.test", "--dns-seen-by", "127.0.0.1:1"))
                .toList());

        assertThat(without.stderr()).contains("No zone of _acme-challenge.example.test is among those");
        assertThat(with.status()).as(with.stdout() + with.stderr()).isZero();
        assertThat(with.stderr()).isEmpty();
        assertThat(deaf.status()).isZero();
        assertThat(deaf.stderr().replaceAll("\\s+", " ")).contains("None of the resolvers that should show");
        assertThat(power.texts("proof.power.test")).isEmpty();
    }

    @Test
    void aWrongKeyIsToldInTheServersWordsWithWhatIsNeeded() throws Exception {
        Command.Result result = certonly(
                "--dns-powerdns",
                "--dns-powerdns-credentials",
                power.credentials("another-key-22").toString(),
                "-d",
                "power.test");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("PowerDNS Authoritative Server refused GET /zones")
                .contains("(401)")
                .contains("The credentials need: the api-key of the server's settings");
        assertThat(result.stdout() + result.stderr()).doesNotContain("another-key-22");
    }

    private Command.Result certonly(String... words) throws Exception {
        return run(Lines.certonly(folder, zone, ca, words));
    }

    private Command.Result perennial(String... words) throws Exception {
        return run(Lines.of(folder, zone, ca, words));
    }

    private static Command.Result run(List<String> line) throws Exception {
        return Command.of(line.toArray(String[]::new)).run();
    }
}
