package dev.perennial.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    private static final OptionTable TABLE = OptionTable.standard();

    private static ParsedOptions parse(String line) throws UsageException {
        return parse(line, "");
    }

    private static ParsedOptions parse(String line, String ini) throws UsageException {
        List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        return new Parser(TABLE).parse(args, List.of(CliIni.parse(Path.of("cli.ini"), ini)));
    }

    @Test
    void theVerbMayStandAnywhereAndHasAliases() throws UsageException {
        assertThat(parse("-d example.com --standalone certonly").verb()).isEqualTo("certonly");
        assertThat(parse("auth -d example.com").verb()).isEqualTo("certonly");
        assertThat(parse("-d example.com").verb()).isEqualTo("run");
    }

    @Test
    void longOptionsMayBeAbbreviatedUnlessAmbiguous() throws UsageException {
        assertThat(parse("certonly --preferred-challenge http").list("pref_challs"))
                .containsExactly("http-01");
        assertThat(parse("renew --dry").flag("dry_run")).isTrue();
        assertThatThrownBy(() -> parse("renew --eab-h x")).hasMessageContaining("--eab-hmac-key, --eab-hmac-alg");
    }

    @Test
    void shortFlagsBundleAndVerboseCounts() throws UsageException {
        ParsedOptions options = parse("renew -nvqv");
        assertThat(options.number("verbose_count")).isEqualTo(2);
        assertThat(options.flag("quiet")).isTrue();
        assertThat(parse("certonly -nd example.com").list("domains")).containsExactly("example.com");
    }

    @Test
    void domainsAreSplitLoweredAndKeptInOrderOnce() throws UsageException {
        assertThat(parse("certonly -d B.example.,a.example -d b.example --domain c.example")
                        .list("domains"))
                .containsExactly("b.example", "a.example", "c.example");
    }

    @Test
    void theLastScalarWins() throws UsageException {
        assertThat(parse("certonly -a manual -a webroot").required("authenticator"))
                .isEqualTo("webroot");
        assertThat(parse("certonly --reuse-key --no-reuse-key").flag("reuse_key"))
                .isFalse();
    }

    @Test
    void eachWebrootCountsForTheNamesAfterIt() throws UsageException {
        assertThat(parse("certonly -w /a -d a.example -w /b -d b.example,c.example")
                        .webrootOf())
                .isEqualTo(Map.of("a.example", "/a", "b.example", "/b", "c.example", "/b"));
    }

    @Test
    void theCommandLineWinsOverTheFile() throws UsageException {
        String ini = "email = file@example.com\n--rsa-key-size: 4096 # bits\nagree-tos\nrandom-sleep-max 10m\n";
        ParsedOptions options = parse("certonly -m line@example.com", ini);
        assertThat(options.required("email")).isEqualTo("line@example.com");
        assertThat(options.number("rsa_key_size")).isEqualTo(4096);
        assertThat(options.flag("tos")).isTrue();
        assertThat(options.duration("random_sleep_max")).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.origin("rsa_key_size")).isEqualTo(Origin.FILE);
    }

    @Test
    void anErrorInAFileNamesTheLine() {
        assertThatThrownBy(() -> parse("renew", "# fine\n\nkey-typ = rsa"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cli.ini, line 3")
                .hasMessageContaining("did you mean --key-type?");
    }

    @Test
    void rehearsingMovesTheDefaultServerToStagingAndLeavesAnother() throws UsageException {
        assertThat(parse("renew --dry-run").required("server")).isEqualTo(Rules.STAGING);
        assertThat(parse("renew --dry-run --server https://ca.example/dir").required("server"))
                .isEqualTo("https://ca.example/dir");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certonly --nonsense | unrecognized arguments: --nonsense",
                "certonly --csr | expected one argument",
                "certonly --key-type dsa | invalid choice: 'dsa'",
                "certonly -d https://example.com | leave out the scheme",
                "certonly -d 192.0.2.1 | --ip-address",
                "certonly -d bücher.example | Punycode",
                "renew -d example.com | renew takes no -d",
                "renew --force-interactive | cannot be used with renew",
                "revoke --dry-run | only works with",
                "certonly --staging --server https://ca.example/dir | conflicts with --staging",
                "certonly --allow-subset-of-names -d *.example.com | wildcard",
                "certonly --http-01-port eighty | invalid int value",
                "certonly --rsa-key-size 1024 | 2048",
                "renew --random-sleep-max soon | no duration",
                "certonly --dry-run=yes | ignored explicit argument",
                "renwe | did you mean renew?",
            })
    void aWrongCommandLineGetsOneSentence(String line, String complaint) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining(complaint);
    }

    @Test
    void whatARenewalRemembersIsReadBackTheSame() throws UsageException {
        ParsedOptions first =
                parse("certonly --webroot-path /var/www --reuse-key --deploy-hook reload --http-01-port 8080");
        Map<String, List<String>> stored = first.toStore();
        assertThat(stored).containsEntry("reuse_key", List.of("True")).containsEntry("renew_hook", List.of("reload"));
        assertThat(stored).containsKeys("server", "key_type").doesNotContainKey("elliptic_curve");

        ParsedOptions later = parse("renew --deploy-hook other").withStored(stored);
        assertThat(later.flag("reuse_key")).isTrue();
        assertThat(later.list("webroot_path")).containsExactly("/var/www");
        assertThat(later.required("deploy_hook")).isEqualTo("other");
    }

    @Test
    void noneInAnOldFileMeansTheDefault() throws UsageException {
        assertThat(parse("renew")
                        .withStored(Map.of("http01_port", List.of("None")))
                        .number("http01_port"))
                .isEqualTo(80);
    }

    @Test
    void anyWordsAtAllAreParsedOrRefused() {
        long seed = 20261124;
        Random random = new Random(seed);
        String[] words = {
            "renew",
            "certonly",
            "-d",
            "--",
            "-",
            "-nvq",
            "--dry-run",
            "--server",
            "=",
            "--=",
            "a,b",
            "*",
            "--webroot-path",
            "-w",
            "\u0000",
            "é",
            "--d",
            "-c",
            "1h",
            "-1",
            "--random-sleep",
            "help",
            "",
            "x.example"
        };
        for (int round = 0; round < 10_000; round++) {
            List<String> args = random.ints(random.nextInt(7), 0, words.length)
                    .mapToObj(i -> words[i])
                    .toList();
            try {
                assertThat(new Parser(TABLE).parse(args, List.of()).verb()).isNotEmpty();
            } catch (UsageException e) {
                assertThat(e.getMessage())
                        .as("seed %d, round %d, %s", seed, round, args)
                        .isNotBlank();
            }
        }
    }
}
