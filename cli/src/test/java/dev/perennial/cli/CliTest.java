package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {
    private final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void anUnknownOptionIsTwoAndCreatesNothing() {
        int code = shell.run(
                "certonly",
                "--domian",
                "a.example",
                "--logs-dir",
                folder.resolve("logs").toString());
        assertThat(code).isEqualTo(2);
        assertThat(shell.err()).contains("--domian", "did you mean --domain?", "Nothing was done.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theJsonAnswerIsOneObject() {
        assertThat(shell.run("plugins", "--json")).isZero();
        JsonObject answer = JsonParser.parseString(shell.out()).getAsJsonObject();
        assertThat(answer.get("schema").getAsString()).isEqualTo("perennial/1");
        assertThat(answer.get("command").getAsString()).isEqualTo("plugins");
        assertThat(answer.get("ok").getAsBoolean()).isTrue();
        assertThat(answer.getAsJsonObject("data").getAsJsonArray("plugins").asList())
                .extracting(plugin -> plugin.getAsJsonObject().get("name").getAsString())
                .contains("manual", "standalone", "webroot", "dns-rfc2136", "dns-route53", "dns-acmesh");
        assertThat(shell.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "version, --json --version, 1.2.3",
        "version, --version --json, 1.2.3",
        "help, --json help renew, --force-renewal",
        "help, renew --json --help, --force-renewal",
    })
    void theVersionAndHelpAreJsonForPrograms(String command, String line, String part) {
        assertThat(shell.run(line.split(" ", -1))).isZero();
        JsonObject answer = JsonParser.parseString(shell.out()).getAsJsonObject();
        assertThat(answer.get("command").getAsString()).isEqualTo(command);
        assertThat(answer.getAsJsonObject("data").get(command).getAsString()).contains(part);
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void aUsageErrorInJsonIsAnObjectToo() {
        assertThat(shell.run("certonly", "--json", "--key-type", "dsa")).isEqualTo(2);
        JsonObject answer = JsonParser.parseString(shell.out()).getAsJsonObject();
        assertThat(answer.get("exitCode").getAsInt()).isEqualTo(2);
        assertThat(answer.getAsJsonObject("error").get("kind").getAsString()).isEqualTo("usage");
    }

    @Test
    void aCommandThatIsNotHereYetSaysWhatToDoInstead() {
        assertThat(shell.run("run", "-d", "a.example", "--logs-dir", folder.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("not available yet", "certonly");
    }

    @Test
    void aStackTraceIsInTheLogAndOnlyWithDebugOnTheScreen() {
        shell.run("run", "-d", "a.example", "--logs-dir", folder.toString());
        assertThat(shell.err()).doesNotContain("\tat ");
        assertThat(folder.resolve("letsencrypt.log")).content().contains("ERROR", "at dev.perennial.cli");
        shell.run("run", "-d", "a.example", "--debug", "--logs-dir", folder.toString());
        assertThat(shell.err()).contains("\tat dev.perennial.cli");
    }
}
