package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** install, enhance and rollback, which need an installer and have only the one that does nothing. */
class InstallerVerbsTest extends CaScenario {
    @BeforeEach
    void obtainOne() {
        host.obtain("a.example,b.example");
    }

    private String live(String name, String kind) {
        return host.live(name, kind).toString();
    }

    @Test
    void theNullInstallerTakesAnythingAndChangesNothing() throws Exception {
        Map<String, String> before = host.tree();
        String cert = live("a.example", "cert");
        String key = live("a.example", "privkey");
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
        host.run(person, "enhance", "-i", "null", "--uir").ends(0);
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
            host.run(line).ends(1, "not available yet in this build", "--deploy-hook CMD");
        }
        for (String verb : new String[] {"install", "enhance", "rollback"}) {
            host.run(verb, "--nginx", "--hsts")
                    .ends(1, "The plugin nginx is not available yet", "systemctl reload nginx");
        }
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws Exception {
        host.obtain("other.example");
        String cert = live("a.example", "cert");
        host.run("install", "-i", "null", "--cert-path", cert).ends(1, "Path to certificate or key was not defined");
        host.run("install", "-i", "null", "-n").ends(1, "Which certificate would you like to install?", "--cert-name");
        host.run("install", "-i", "null", "--cert-name", "x").ends(1, "No certificate found with name x");
        String wrong = live("other.example", "privkey");
        host.run("install", "-i", "null", "--cert-path", cert, "--key-path", wrong)
                .ends(1, "does not belong to the certificate", "Nothing was done.");
        host.run("install", "-i", "null", "--cert-path", cert, "--key-path", "/nonexistent")
                .ends(1, "--key-path: /nonexistent does not exist");
        host.run("enhance", "--cert-name", "a.example", "-i", "null")
                .ends(1, "Please specify one or more enhancement types", "No enhancements requested, exiting.");
        host.run("enhance", "--cert-name", "a.example", "-i", "null", "--hsts", "-d", "x.example")
                .ends(1, "The certificate is not for x.example");
        host.run("rollback", "--checkpoints", "0", "-i", "null").ends(1, "--checkpoints");
    }

    @Test
    void checkpointsThatCertbotMadeAreNotTakenForDone() throws Exception {
        Files.createDirectories(folder.resolve("work/backups/1700000000.5"));
        host.run("rollback", "-i", "null").ends(1, "holds some that Certbot made", "Certbot's own rollback");
    }
}
