package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** install, enhance and rollback, which need an installer and have only the one that does nothing. */
class InstallerVerbsTest {
    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void start() throws Exception {
        host = new Host(folder, TestCa.start());
        host.done("certonly", "-d", "a.example,b.example");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private String live(String name, String file) {
        return host.etc("live/" + name + '/' + file).toString();
    }

    @Test
    void theNullInstallerTakesAnythingAndChangesNothing() throws Exception {
        Map<String, String> before = host.tree();
        String cert = live("a.example", "cert.pem");
        String key = live("a.example", "privkey.pem");
        assertThat(host.done("install", "--cert-name", "a.example", "-i", "null")
                        .out())
                .contains("Deploying certificate");
        host.done("install", "--cert-path", cert, "--key-path", key, "-i", "null");
        assertThat(host.done("enhance", "--cert-name", "a.example", "-i", "null", "--hsts")
                        .err())
                .contains("Option hsts is not supported by the selected installer. Skipping enhancement.");
        assertThat(host.done("rollback", "--checkpoints", "2", "-i", "null", "--standalone")
                        .err())
                .contains("Specifying an authenticator doesn't make sense");
        Shell person = host.shell().typing("1\n2\n");
        assertThat(host.run(person, "enhance", "-i", "null", "--uir"))
                .as(person.err())
                .isZero();
        assertThat(person.out()).contains("Which domain names would you like to enable", "2: b.example");
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void withoutAnInstallerEachSaysWhatToDoInstead() {
        for (String[] line : new String[][] {
            {"install", "--cert-name", "a.example"},
            {"enhance", "--cert-name", "a.example", "--redirect"},
            {"rollback"},
        }) {
            assertThat(host.failed(line).err()).contains("not available yet in this build", "--deploy-hook CMD");
        }
        for (String verb : new String[] {"install", "enhance", "rollback"}) {
            assertThat(host.failed(verb, "--nginx", "--hsts").err())
                    .contains("The plugin nginx is not available yet", "systemctl reload nginx");
        }
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws Exception {
        host.done("certonly", "-d", "other.example");
        String cert = live("a.example", "cert.pem");
        assertThat(host.failed("install", "-i", "null", "--cert-path", cert).err())
                .contains("Path to certificate or key was not defined");
        assertThat(host.failed("install", "-i", "null", "-n").err())
                .contains("Which certificate would you like to install?", "--cert-name");
        assertThat(host.failed("install", "-i", "null", "--cert-name", "x").err())
                .contains("No certificate found with name x");
        String wrong = live("other.example", "privkey.pem");
        assertThat(host.failed("install", "-i", "null", "--cert-path", cert, "--key-path", wrong)
                        .err())
                .contains("does not belong to the certificate", "Nothing was done.");
        assertThat(host.failed("install", "-i", "null", "--cert-path", cert, "--key-path", "/nonexistent")
                        .err())
                .contains("--key-path: /nonexistent does not exist");
        assertThat(host.failed("enhance", "--cert-name", "a.example", "-i", "null")
                        .err())
                .contains("Please specify one or more enhancement types", "No enhancements requested, exiting.");
        assertThat(host.failed("enhance", "--cert-name", "a.example", "-i", "null", "--hsts", "-d", "x.example")
                        .err())
                .contains("The certificate is not for x.example");
        assertThat(host.failed("rollback", "--checkpoints", "0", "-i", "null").err())
                .contains("--checkpoints");
    }

    @Test
    void checkpointsThatCertbotMadeAreNotTakenForDone() throws Exception {
        Files.createDirectories(folder.resolve("work/backups/1700000000.5"));
        assertThat(host.failed("rollback", "-i", "null").err())
                .contains("holds some that Certbot made", "Certbot's own rollback");
    }
}
