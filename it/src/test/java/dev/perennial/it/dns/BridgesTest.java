package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dns.ChangingZone.Secondary;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from Pebble by what users of other clients have for their DNS, by the program as users start it. */
@NeedsPeer({Peer.NAMED, Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.PDNS_SERVER, Peer.PDNSUTIL, Peer.SQLITE3})
class BridgesTest {
    /** In the manner of acme.sh's dnsapi. Notes what everybody can see of the processes that there are. */
    private static final String SCRIPT = """
            dns_power_add() {
              _power_set "$1" "$(_readdomainconf Power_Values) $2"
            }
            dns_power_rm() {
              _power_set "$1" "$(_readdomainconf Power_Values | sed -e "s/ $2//")"
            }
            _power_set() {
              Power_Key="${Power_Key:-$(_readaccountconf_mutable Power_Key)}"
              _saveaccountconf_mutable Power_Key "$Power_Key"
              _savedomainconf Power_Values "$2"
              _info "Setting $1 as $(id -un) with $Power_Key"
              cat /proc/[0-9]*/cmdline 2>/dev/null >>"$Power_Seen/by-$(id -un)"
              records=
              for value in $2; do
                records="$records${records:+,}{\\"content\\":\\"\\\\\\"$value\\\\\\"\\",\\"disabled\\":false}"
              done
              _H1="X-API-Key: $Power_Key"
              body="{\\"rrsets\\":[{\\"name\\":\\"$1.\\",\\"type\\":\\"TXT\\",\\"ttl\\":1,\\"changetype\\":\\"REPLACE\\",\\"records\\":[$records]}]}"
              response="$(_post "$body" "$Power_Url/api/v1/servers/localhost/zones/power.test." "" PATCH application/json)" || return 1
              if _contains "$response" error || grep -q '^HTTP/[0-9.]* 4' "$HTTP_HEADER"; then
                _err "Could not change $1"
                return 1
              fi
            }
            """;

    @TempDir
    Path folder;

    private ChangingZone zone;
    private PowerDns power;
    private Pebble ca;

    @BeforeEach
    void start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
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
    void aScriptOfAcmeShProvesAWildcardAndItsRenewalAndNobodySeesItsSecret() throws Exception {
        Path seen = Files.createDirectory(folder.resolve("seen"));
        Files.setPosixFilePermissions(seen, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path credentials = script(PowerDns.KEY);

        succeeds(certonly(
                "--dns-acmesh", "--dns-acmesh-credentials", credentials.toString(), "-d", "power.test,*.power.test"));
        succeeds(perennial("renew", "--force-renewal", "--no-random-sleep-on-renew"));

        assertThat(power.texts("_acme-challenge.power.test")).isEmpty();
        assertThat(Files.readString(folder.resolve("config/renewal/power.test.conf")))
                .contains("authenticator = dns-acmesh\n", "dns_acmesh_credentials = " + credentials + '\n');
        String user = System.getProperty("user.name").equals("root") ? "nobody" : System.getProperty("user.name");
        assertThat(Files.readString(seen.resolve("by-" + user)))
                .contains("perennial")
                .doesNotContain(PowerDns.KEY);
        assertThat(filesWith(PowerDns.KEY)).isEmpty();
    }

    @Test
    void aWrongKeyIsToldInTheServersWords() throws Exception {
        Files.createDirectory(folder.resolve("seen"));
        Command.Result result = certonly(
                "--dns-acmesh",
                "--dns-acmesh-credentials",
                script("another-key-22").toString(),
                "-d",
                "power.test");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("dns_power_add of acme.sh failed for _acme-challenge.power.test, and said: Could not change"
                        + " _acme-challenge.power.test. The latest answer was: 401 Unauthorized.");
        assertThat(result.stdout() + result.stderr()).doesNotContain("another-key-22");
        assertThat(filesWith("another-key-22")).isEmpty();
    }

    @Test
    void anAcmeDnsServerProvesWhatIsLeftToIt() throws Exception {
        try (PowerAcmeDns acmeDns = new PowerAcmeDns(power)) {
            Path credentials = credentials("""
                    dns_acmedns_url = %s
                    dns_acmedns_storage = %s
                    """.formatted(acmeDns.url(), folder.resolve("acme-dns.json")));
            String[] words = {
                "--dns-acmedns", "--dns-acmedns-credentials", credentials.toString(), "-d", "*.left.example.test"
            };

            Command.Result first = certonly(words);
            assertThat(first.status()).isEqualTo(1);
            assertThat(first.stderr().replaceAll("\\s+", " "))
                    .contains("_acme-challenge.left.example.test. CNAME " + PowerAcmeDns.NAME + '.');
            succeeds(certonly(words));

            assertThat(power.texts(PowerAcmeDns.NAME)).hasSize(1);
            assertThat(folder.resolve("config/live/left.example.test/fullchain.pem"))
                    .exists();
            assertThat(filesWith(PowerAcmeDns.PASSWORD)).isEmpty();
        }
    }

    private Path script(String key) throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("dnsapi"));
        Files.writeString(scripts.resolve("dns_power.sh"), SCRIPT);
        return credentials("""
                dns_acmesh_script = dns_power
                dns_acmesh_folder = %s
                Power_Url = %s
                Power_Key = %s
                Power_Seen = %s
                """.formatted(scripts, power.api(), key, folder.resolve("seen")));
    }

    private Path credentials(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("credentials.ini"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Of all that we write. */
    private List<Path> filesWith(String secret) throws Exception {
        List<Path> found = new ArrayList<>();
        for (String kind : List.of("config", "work", "logs")) {
            try (Stream<Path> files = Files.walk(folder.resolve(kind))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file).contains(secret)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static void succeeds(Command.Result result) {
        assertThat(result.status()).as(result.stdout() + result.stderr()).isZero();
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
