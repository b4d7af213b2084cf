package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalInfoTest extends CaScenario {
    private static final String ID = "aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE";

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00:00Z, 2026-12-02T00:00:00Z, 2026-12-01T00:00:00Z",
        "2026-12-01T02:30:00.5+02:30, 2026-12-02T00:00:00.123456789012Z, 2026-12-01T00:00:00.5Z",
        "2026-12-01t00:00:00z, 9999-12-31T23:59:59Z, 2026-12-01T00:00:00Z",
    })
    @Tag("case63")
    void theWindowIsReadInEveryForm(String start, String end, Instant expected) throws Exception {
        ca.on("/ari/" + ID, window(start, end));
        RenewalInfo info = client.renewalInfo(ID);
        assertThat(info.start()).isEqualTo(expected);
        assertThat(info.end()).isAfter(info.start());
        assertThat(info.explanation()).contains(ca.url("/why"));
        assertThat(ca.requests("/ari/" + ID).get(0).method()).isEqualTo("GET");
    }

    @ParameterizedTest
    @CsvSource({"0,60", "300,300", "999999,86400", "soon,21600", ",21600"})
    void theNextQuestionIsBetweenAMinuteAndADayAway(String header, int seconds) throws Exception {
        Reply reply = window("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z");
        ca.on("/ari/" + ID, header == null ? reply : reply.header("Retry-After", header));
        assertThat(client.renewalInfo(ID).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"suggestedWindow\":[]}",
                "{\"suggestedWindow\":{\"start\":\"2026-12-01T00:00:00Z\"}}",
                "{\"suggestedWindow\":{\"start\":\"2026-12-01T00:00:00Z\",\"end\":\"2026-12-01T00:00:00Z\"}}",
                "{\"suggestedWindow\":{\"start\":\"tomorrow\",\"end\":\"2026-12-01T00:00:00Z\"}}",
                "not json"
            })
    @Tag("case63")
    void aWindowThatIsNoneIsNoAnswer(String body) {
        ca.on("/ari/" + ID, Reply.json(200, body));
        assertThatThrownBy(() -> client.renewalInfo(ID)).isInstanceOf(AcmeProtocolException.class);
    }

    @Test
    @Tag("case65")
    void adviceIsNotWaitedForLong() {
        ca.on("/ari/" + ID, Reply.text(500, ""));
        assertThatThrownBy(() -> client.renewalInfo(ID)).isInstanceOf(AcmeProblemException.class);
        assertThat(sleeper.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofSeconds(15));
        int waits = sleeper.waits().size();
        ca.on("/ari/" + ID, Reply.problem(429, "rateLimited").header("Retry-After", "20"));
        assertThatThrownBy(() -> client.renewalInfo(ID)).hasMessageContaining("not before");
        assertThat(sleeper.waits()).hasSize(waits);
    }

    @Test
    void aCaWithoutRenewalInformationSaysSo() {
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY.replace("renewalInfo", "other")));
        assertThatThrownBy(() -> client.renewalInfo(ID)).isInstanceOf(AcmeUnsupportedException.class);
        assertThatThrownBy(() -> client.renewalInfo("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Reply window(String start, String end) {
        return Reply.json(
                200,
                "{\"suggestedWindow\":{\"start\":\"%s\",\"end\":\"%s\"},\"explanationURL\":\"CA/why\"}"
                        .formatted(start, end));
    }
}
