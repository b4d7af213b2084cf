package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for makes no sense: one sentence, nothing made on disk, not a word to the CA. */
class BadCommandLineTest extends CaScenario {
    @AfterEach
    void nothingWasMade() {
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(folder.resolve("etc")).doesNotExist();
        assertThat(folder.resolve("work")).doesNotExist();
        assertThat(folder.resolve("log")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2 | certonly --domian a.example | unrecognized arguments: --domian (did you mean --domain?)",
                "2 | certonly --no-such=\u001b[2Jx | unrecognized arguments: --no-such",
                "2 | certificate | did you mean certificates?",
                "2 | certonly -d | argument -d/--domains/--domain: expected one argument",
                "2 | certonly --rsa-key-size many | argument --rsa-key-size: invalid int value: 'many'",
                "1 | renew --deploy-hook %(server)s | --deploy-hook: %(server)s cannot be kept for renewals",
                "1 | certonly --rsa-key-size 12 | --rsa-key-size must be 2048 to 16384 bits",
                "2 | renew --random-sleep-max soon | 'soon' is no duration; write 90s, 10m or 1h",
                "2 | certonly --key-type dsa | invalid choice: 'dsa' (choose from rsa, ecdsa)",
                "1 | certonly --standalone --webroot | Too many flags setting configurators",
                "1 | renew -d a.example | renew takes no -d: it renews what exists",
                "1 | certonly --server ca.example | 'ca.example' is not the URL of an ACME directory",
                "1 | certonly --server https:// | is not the URL of an ACME directory",
                "1 | certonly --server https://me:secret@ca.example/dir | --server: a URL with a user name or password in it",
                "1 | certonly --logs-dir= | argument --logs-dir: the path is empty",
                "1 | certonly --user-agent \u0001x | HTTP takes printable ASCII characters only",
                "1 | certonly --cert-name ../../x | cannot be the name of a certificate",
                "1 | renew --cert-name ../../x | cannot be the name of a certificate",
            })
    void anOption(int code, String line, String complaint) {
        Run run = host.run(line.split(" ", -1));
        run.ends(code, complaint, "Nothing was done.", "perennial --help");
        assertThat(run.err()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a..example                 | has a label that is empty",
                ".example                   | has a label that is empty",
                "*                          | has a * elsewhere than as its whole first label",
                "a.*.example                | has a * elsewhere than as its whole first label",
                "**.example                 | has a * elsewhere than as its whole first label",
                "-.example,-a.example       | begins or ends with a hyphen",
                "xn--.example               | begins or ends with a hyphen",
                "example.123                | ends in a number",
                "user@a.example             | has a character no name may have",
                "a.example:443              | contains a character no name may have",
                "a.example\u001b[31m        | contains a character no name may have",
                "192.0.2.1                  | is an IP address: use --ip-address",
                "2001:db8::1                | is an IP address: use --ip-address",
                "münchen.example            | write it in Punycode",
                "https://a.example/x        | is a URL, not a name",
            })
    void aName(String name, String complaint) {
        host.certonly("--domain=" + name).ends(1, "Requested domain '", complaint, "Nothing was done.");
    }

    @Test
    void aNameThatIsTooLong() {
        host.certonly("-d", "x".repeat(64) + ".example").ends(1, "longer than 63 characters");
        host.certonly("-d", "x.".repeat(124) + "example").ends(1, "is longer than 253 characters");
    }

    @Test
    void aNameWithALineBreak() {
        host.certonly("-d", "a.example\nb.example").ends(2, "the value contains a line break");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2 | emial = x            | line 3: there is no option emial (did you mean --email?)",
                "2 | = x                  | line 3: Unexpected line: = x",
                "2 | rsa-key-size = large | line 3: rsa-key-size: invalid int value: 'large'",
                "2 | agree-tos = perhaps  | line 3: agree-tos: Unexpected value: 'perhaps'",
                "1 | domains = a..b       | line 3: domains: Requested domain 'a..b' has a label that is empty",
                "2 | \"\u001b[31mkey = 1\" | line 3: there is no option ?[31mkey",
            })
    void aLineOfAConfigurationFile(int code, String line, String complaint) throws Exception {
        Path ini = Files.writeString(folder.resolve("cli.ini"), "# mine\nnoninteractive = true\n" + line + "\n");
        host.run("certificates", "-c", ini.toString()).ends(code, ini + ", " + complaint, "Nothing was done.");
    }

    @Test
    void aConfigurationFileThatIsNone() throws Exception {
        Path ini = folder.resolve("cli.ini");
        for (String why : List.of("there is no such file", "it is not UTF-8 text", "Is a directory")) {
            host.run("certificates", "-c", ini.toString()).ends(2, "Unable to open config file: " + ini + ": " + why);
            Files.deleteIfExists(ini);
            if (why.startsWith("there")) {
                Files.write(ini, "email = \u00e9".getBytes(StandardCharsets.ISO_8859_1));
            } else {
                Files.createDirectory(ini);
            }
        }
    }
}
