package dev.perennial.cli.grammar;

import static dev.perennial.cli.grammar.Line.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-d example.com --standalone certonly | certonly",
                "auth -d example.com                  | certonly",
                "-d example.com                       | run",
                "everything                           | run",
                "renew --cert-name run                | renew",
                "--cert-name certonly renew           | renew",
                "-nd certonly delete                  | delete",
                "renew --cert-name demo               | renew",
                "--deploy-hook certonly               | certonly,expected one argument",
                "timer install                        | timer",
                "--dry-run certonly                   | certonly",
                "certonly --version                   | version",
                "renew --help                         | help",
                "renew -h                             | help",
                "help renew                           | help",
            })
    void theVerbMayStandAnywhere(String line, String expected) throws UsageException {
        String[] verbAndComplaint = expected.split(",", -1);
        if (verbAndComplaint.length == 1) {
            assertThat(parse(line).verb()).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> parse(line)).hasMessageContaining(verbAndComplaint[1]);
        }
    }

    @Test
    void helpIsAboutWhatFollowsItOrAboutTheVerb() throws UsageException {
        assertThat(parse("--help renew").required("help")).isEqualTo("renew");
        assertThat(parse("-h security renew").required("help")).isEqualTo("security");
        assertThat(parse("renew --help").required("help")).isEqualTo("renew");
        assertThat(parse("help").text("help")).isEmpty();
        assertThat(parse("--nonsense --help").text("help")).isEmpty();
    }

    @Test
    void longOptionsMayBeAbbreviatedUnlessAmbiguous() throws UsageException {
        assertThat(parse("certonly --preferred-challenge http").list("pref_challs"))
                .containsExactly("http-01");
        assertThat(parse("certonly --dom=a.example").list("domains")).containsExactly("a.example");
        assertThatThrownBy(() -> parse("renew --eab-h x")).hasMessageContaining("--eab-hmac-key, --eab-hmac-alg");
    }

    @Test
    void shortFlagsBundleAndVerboseCounts() throws UsageException {
        ParsedOptions options = parse("renew -nvqv");
        assertThat(options.number("verbose_count")).isEqualTo(2);
        assertThat(options.flag("quiet")).isTrue();
        for (String line : List.of("-nd a.example", "-nda.example", "-d=a.example", "-da.example")) {
            assertThat(parse("certonly " + line).list("domains")).as(line).containsExactly("a.example");
        }
    }

    @Test
    void domainsAreSplitLoweredAndKeptInOrderOnce() throws UsageException {
        assertThat(parse("certonly -d B.example.,a.example -d b.example --domain c.example")
                        .list("domains"))
                .containsExactly("b.example", "a.example", "c.example");
        assertThat(parse("certonly --ip-address 2001:DB8:0::1 --ip-address 192.0.2.1")
                        .list("ip_addresses"))
                .containsExactly("2001:db8::1", "192.0.2.1");
    }

    @Test
    void theLastScalarWins() throws UsageException {
        assertThat(parse("certonly -a manual -a webroot").required("authenticator"))
                .isEqualTo("webroot");
        assertThat(parse("certonly --reuse-key --no-reuse-key").flag("reuse_key"))
                .isFalse();
    }

    @Test
    void aValueMayBeginWithADashIfItIsACommandOrNumber() throws UsageException {
        ParsedOptions options = new Parser(Line.TABLE)
                .parse(List.of("certonly", "--pre-hook", "-x --stop nginx", "--user-agent", "-1"), IniFiles.NONE);
        assertThat(options.required("pre_hook")).isEqualTo("-x --stop nginx");
        assertThat(options.required("user_agent")).isEqualTo("-1");
    }

    @Test
    void eachWebrootCountsForTheNamesAfterItAndTheLastForTheRest() throws UsageException {
        assertThat(parse("certonly -w /a -d a.example -w /b -d b.example,c.example")
                        .webrootOf())
                .isEqualTo(Map.of("a.example", "/a", "b.example", "/b", "c.example", "/b"));
        assertThat(parse("certonly -d a.example -w /a -d b.example").webrootOf())
                .isEqualTo(Map.of("a.example", "/a", "b.example", "/a"));
        assertThatThrownBy(() -> parse("certonly -d a.example -w /a -w /b")).hasMessageContaining("must precede");
    }

    @Test
    void aWebrootMapNamesDomainsAndBeatsTheFolders() throws UsageException {
        ParsedOptions options = parse(
                "certonly -w /w -d x.example --webroot-map {\"a.example,x.example\":\"/m\",\"b.example\":\"/n\"}");
        assertThat(options.list("domains")).containsExactly("x.example", "a.example", "b.example");
        assertThat(options.webrootOf()).isEqualTo(Map.of("x.example", "/m", "a.example", "/m", "b.example", "/n"));
    }

    @Test
    void rehearsingMovesTheDefaultServerToStagingAndLeavesAnother() throws UsageException {
        ParsedOptions options = parse("renew --dry-run --account 1234");
        assertThat(options.required("server")).isEqualTo(Rules.STAGING);
        assertThat(options.text("account")).isEmpty();
        assertThat(options.flag("break_my_certs")).isTrue();
        assertThat(parse("renew --dry-run --server https://ca.example/dir").required("server"))
                .isEqualTo("https://ca.example/dir");
    }

    @Test
    void whatHasNoEffectAnyMoreIsSaid() throws UsageException {
        assertThat(parse("renew --no-self-upgrade").warnings())
                .containsExactly("Use of --no-self-upgrade is deprecated; it has no effect.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | certonly --nonsense | unrecognized arguments: --nonsense",
                "2 | certonly -nZ | unrecognized arguments: -nZ",
                "2 | certonly --csr | expected one argument",
                "2 | certonly --csr --dry-run | expected one argument",
                "2 | certonly --key-type dsa | invalid choice: 'dsa'",
                "2 | certonly --http-01-port eighty | invalid int value",
                "2 | renew --random-sleep-max soon | no duration",
                "2 | certonly --dry-run=yes | ignored explicit argument",
                "2 | certonly --preferred-challenges smtp | Unrecognized challenges: smtp",
                "2 | certonly -- x | unrecognized arguments: x",
                "2 | renwe | did you mean renew?",
                "1 | certonly -d https://example.com | leave out the scheme",
                "1 | certonly -d 192.0.2.1 | --ip-address",
                "1 | certonly --ip-address example.com | no IP address",
                "1 | certonly -d bücher.example | Punycode",
                "1 | certonly -d a..example | label",
                "1 | renew -d example.com | renew takes no -d",
                "1 | renew --force-interactive | cannot be used with renew",
                "1 | certonly -n --force-interactive | conflict",
                "1 | revoke --dry-run | only works with",
                "1 | certonly --staging --server https://ca.example/dir | conflicts with --staging",
                "1 | certonly --allow-subset-of-names -d *.example.com | wildcard",
                "1 | certonly --https-port 80 | different ports",
                "1 | certonly --rsa-key-size 1024 | 2048",
                "1 | certonly --nginx | not available yet in this build",
                "1 | certonly -a webrot | did you mean webroot?",
                "1 | certonly --webroot --standalone | Too many flags setting configurators",
                "1 | certonly --hsts --auto-hsts | simultaneously",
                "1 | renew --csr x.pem | only goes with certonly",
                "1 | certonly --webroot-map {] | must be JSON",
            })
    void aWrongCommandLineGetsOneSentence(int exitCode, String line, String complaint) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.exitCode()).isEqualTo(exitCode))
                .hasMessageContaining(complaint);
    }

    @Test
    void aValueThatNoOptionSetsIsADefectOfTheCaller() throws UsageException {
        ParsedOptions options = parse("renew");
        assertThatThrownBy(() -> options.flag("dryrun")).isInstanceOf(IllegalArgumentException.class);
    }
}
