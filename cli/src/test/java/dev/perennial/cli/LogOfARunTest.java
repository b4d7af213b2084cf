package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogOfARunTest {
    @TempDir
    Path folder;

    private final TestCa ca = TestCa.start();

    @AfterEach
    void stop() {
        ca.close();
    }

    private int certonly(Shell shell, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("certonly", "--standalone", "-d", "a.example", "--agree-tos"));
        args.addAll(List.of(
                "--ca-certificate", ca.writeTrustPem(folder.resolve("ca.pem")).toString()));
        for (String kind : List.of("config", "work", "logs")) {
            args.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        args.addAll(List.of("--server", ca.directory().toString(), "--http-01-port", Integer.toString(ca.httpPort())));
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("logs/letsencrypt.log"));
    }

    @Test
    void theLogHasEveryExchangeAndStepAndNoSecret() throws Exception {
        Shell shell = new Shell();
        assertThat(certonly(shell)).as(shell.err()).isZero();
        assertThat(log())
                .contains("DEBUG:perennial.acme:POST", "HTTP 201", "INFO:perennial.engine:Finalizing order")
                .doesNotContain("PRIVATE KEY", "\"signature\"");
        assertThat(folder.resolve("config/renewal/a.example.conf"))
                .content()
                .contains("ca_certificate = " + folder.resolve("ca.pem"));
    }

    @Test
    void programsSeeEachStepOnStderr() throws Exception {
        Shell shell = new Shell();
        assertThat(certonly(shell, "--json")).as(shell.err()).isZero();
        List<String> events = shell.err()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(event -> event.get("event").getAsString())
                .toList();
        assertThat(events).contains("order_created", "challenges_presented", "authorization_valid", "issued");
        JsonObject answer = JsonParser.parseString(shell.out()).getAsJsonObject();
        assertThat(answer.get("ok").getAsBoolean()).isTrue();
    }
}
