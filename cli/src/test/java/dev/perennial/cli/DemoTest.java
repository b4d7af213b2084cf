package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer runs. */
class DemoTest {
    @TempDir
    private Path folder;

    private Path temporary;
    private Shell shell;

    /** On a machine whose own settings would stop a web server. */
    @BeforeEach
    void aMachineWithSettings() throws Exception {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        Path settings = Files.createDirectories(folder.resolve("home/letsencrypt"));
        Files.writeString(settings.resolve("cli.ini"), "pre-hook = touch " + folder.resolve("touched") + '\n');
        shell = new Shell()
                .with("TMPDIR", temporary.toString())
                .with("XDG_CONFIG_HOME", folder.resolve("home").toString());
    }

    @Test
    void doesTheWholeJobAndTouchesOnlyItsFolder() throws Exception {
        assertThat(shell.run("demo")).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains("Successfully received certificate.", "Congratulations, all renewals succeeded")
                .contains("Congratulations, all simulated renewals succeeded", "Certificate Name: www.example.org")
                .contains("TLS handshake with www.example.org: TLSv1.3", "TLS handshake with api.example.org")
                .containsPattern("at a terminal +TERMINAL +no wait")
                .containsPattern("ssh host perennial renew +REMOTE_COMMAND +no wait")
                .contains("It says: Waiting ", "cert.pem -> ../../archive/www.example.org/cert2.pem");
        assertThat(folder.resolve("touched")).doesNotExist();
        assertThat(temporary.toFile().list()).hasSize(1);
    }

    @Test
    void tellsProgramsWhatItDid() throws Exception {
        assertThat(shell.run("demo", "--json")).as(shell.err()).isZero();
        JsonObject data = JsonParser.parseString(shell.out()).getAsJsonObject().getAsJsonObject("data");
        Path left = Path.of(data.get("folder").getAsString());
        assertThat(left.resolve("config/archive/www.example.org/cert2.pem")).exists();
        assertThat(left.resolve("config/archive/www.example.org/cert3.pem")).doesNotExist();
        assertThat(data.getAsJsonArray("handshakes")).hasSize(2);
        assertThat(data.getAsJsonArray("waits"))
                .extracting(wait -> wait.getAsJsonObject().get("invocation").getAsString())
                .containsExactly("terminal", "remote-command", "scheduled", "unattended");
    }

    @Test
    void saysWhereItCannotWork() {
        shell.with("TMPDIR", folder.resolve("gone").toString());
        assertThat(shell.run("demo")).isEqualTo(1);
        assertThat(shell.err()).contains(folder.resolve("gone").toString()).doesNotContain("\tat ");
    }
}
