package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogOfARunTest extends CaScenario {
    private Run certonly(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "-d", "a.example", "--ca-certificate", host.path("ca.pem").toString()));
        words.addAll(List.of(more));
        return host.certonly(host.stranger(), words.toArray(String[]::new)).ends(0);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log/letsencrypt.log"));
    }

    @Test
    void theLogHasEveryExchangeAndStepAndNoSecret() throws Exception {
        certonly();
        assertThat(log())
                .contains("DEBUG:perennial.acme:POST", "HTTP 201", "INFO:perennial.engine:Finalizing order")
                .doesNotContain("PRIVATE KEY", "\"signature\"");
        assertThat(host.conf("a.example")).content().contains("ca_certificate = " + folder.resolve("ca.pem"));
    }

    @Test
    void programsSeeEachStepOnStderr() throws Exception {
        Run run = certonly("--json");
        List<String> events = run.err()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(event -> event.get("event").getAsString())
                .toList();
        assertThat(events).contains("order_created", "challenges_presented", "authorization_valid", "issued");
        JsonObject answer = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(answer.get("ok").getAsBoolean()).isTrue();
    }
}
