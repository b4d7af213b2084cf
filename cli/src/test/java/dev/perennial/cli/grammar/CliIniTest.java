package dev.perennial.cli.grammar;

import static dev.perennial.cli.grammar.Line.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliIniTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = a@example.com",
                "email=a@example.com",
                "email: a@example.com",
                "email a@example.com",
                "--email = a@example.com",
                "email = 'a@example.com'",
                "email = \"a@example.com\"  # mine",
                "email = a@example.com ; mine",
                "  email\ta@example.com  ",
                "[section]\n---\n; comment\n# comment\n\nemail = a@example.com",
                "email = b@example.com\nemail = a@example.com",
                "emai = a@example.com",
            })
    void aValueMayBeWrittenInManyWays(String text) throws UsageException {
        assertThat(parse("certonly", text).required("email")).isEqualTo("a@example.com");
    }

    @Test
    void aSignWithoutABlankBeforeItOrInQuotesIsNoComment() throws UsageException {
        assertThat(parse("certonly", "deploy-hook = notify#x").required("deploy_hook"))
                .isEqualTo("notify#x");
        assertThat(parse("certonly", "pre-hook = \"echo # this\"").required("pre_hook"))
                .isEqualTo("echo # this");
    }

    @Test
    void flagsCountsListsAndDurations() throws UsageException {
        ParsedOptions options = parse("renew", """
                agree-tos
                non-interactive # always
                expand = no
                reuse-key = TRUE
                no-random-sleep-on-renew = yes
                verbose = 2
                preferred-challenges = [http, dns]
                random-sleep-max 10m
                """);
        assertThat(options.flag("tos")).isTrue();
        assertThat(options.flag("expand")).isFalse();
        assertThat(options.origin("expand")).isEqualTo(Origin.DEFAULT);
        assertThat(options.flag("reuse_key")).isTrue();
        assertThat(options.flag("random_sleep_on_renew")).isFalse();
        assertThat(options.number("verbose_count")).isEqualTo(2);
        assertThat(options.list("pref_challs")).containsExactly("http-01", "dns-01");
        assertThat(options.duration("random_sleep_max")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theCommandLineWinsThenTheFirstFile() throws UsageException {
        ParsedOptions options = parse(
                "certonly -m line@example.com -d line.example --no-reuse-key",
                "email = first@example.com\nkey-type = rsa\ndomains = first.example\nreuse-key",
                "key-type = ecdsa\nrsa-key-size = 4096");
        assertThat(options.required("email")).isEqualTo("line@example.com");
        assertThat(options.required("key_type")).isEqualTo("rsa");
        assertThat(options.number("rsa_key_size")).isEqualTo(4096);
        assertThat(options.list("domains")).containsExactly("line.example");
        assertThat(options.flag("reuse_key")).isFalse();
        assertThat(options.origin("rsa_key_size")).isEqualTo(Origin.FILE);
    }

    @Test
    void aFolderInTheFileIsForTheNamesOfTheCommandLine() throws UsageException {
        assertThat(parse("certonly -d a.example", "webroot-path = /file").webrootOf())
                .isEqualTo(Map.of("a.example", "/file"));
        assertThat(parse("certonly -d a.example -w /line", "webroot-path = /file")
                        .webrootOf())
                .isEqualTo(Map.of("a.example", "/line"));
    }

    @Test
    void domainsInTheFileDoNotStopARenewal() throws UsageException {
        assertThat(parse("renew", "domains = a.example").list("domains")).isEmpty();
    }

    @Test
    void errorsNameFileAndLine() {
        assertThatThrownBy(() -> parse("renew", "# fine\n\nkey-tipe = rsa"))
                .isInstanceOf(UsageException.class)
                .hasMessage("cli.ini, line 3: there is no option key-tipe (did you mean --key-type?)");
        assertThatThrownBy(() -> parse("renew", "dry-run = maybe"))
                .hasMessageContaining("cli.ini, line 1: dry-run: Unexpected value: 'maybe'");
        assertThatThrownBy(() -> parse("renew", "\n= x")).hasMessageContaining("cli.ini, line 2: Unexpected line");
    }

    @Test
    void allUsualPlacesAreReadAndMinusCWins() throws IOException, UsageException {
        Path home = Files.createDirectories(folder.resolve(".config/letsencrypt"));
        Files.writeString(home.resolve("cli.ini"), "email = home@example.com\nkey-type = rsa\n");
        Path own = Files.writeString(folder.resolve("own.ini"), "email = own@example.com\n");
        Path machines = Files.writeString(folder.resolve("machine.ini"), "key-type = ecdsa\nrsa-key-size = 4096\n");
        IniFiles usual = CliIni.usual(Map.of("HOME", folder.toString()), machines.toString());
        for (String form : List.of("-c", "--config", "-nc")) {
            ParsedOptions options = new Parser(Line.TABLE).parse(List.of("certonly", form, own.toString()), usual);
            assertThat(options.required("email")).as(form).isEqualTo("own@example.com");
            assertThat(options.required("key_type")).isEqualTo("rsa");
            assertThat(options.number("rsa_key_size")).isEqualTo(4096);
        }
    }

    @Test
    void whatCertbotWouldChokeOnHasAFileOfItsOwnBesideCliIni() throws IOException, UsageException {
        Path home = Files.createDirectories(folder.resolve(".config/letsencrypt"));
        Files.writeString(home.resolve("cli.ini"), "key-type = rsa\nrsa-key-size = 4096\n");
        Files.writeString(home.resolve("perennial.ini"), "jobs = 3\nkey-type = ecdsa\n");
        IniFiles usual = CliIni.usual(Map.of("HOME", folder.toString()), folder + "/none.ini");
        ParsedOptions options = new Parser(Line.TABLE).parse(List.of("renew"), usual);
        assertThat(options.number("jobs")).isEqualTo(3);
        assertThat(options.number("rsa_key_size")).isEqualTo(4096);
        assertThat(options.required("key_type")).isEqualTo("ecdsa");
    }

    @Test
    void aNamedFileThatIsNotThereIsAnError() {
        IniFiles usual = CliIni.usual(Map.of(), folder + "/machine.ini");
        Parser parser = new Parser(Line.TABLE);
        assertThatThrownBy(() -> parser.parse(List.of("renew", "-c", folder + "/none.ini"), usual))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Unable to open config file", "none.ini");
    }
}
