package dev.perennial.dns.bridge;

import static dev.perennial.dns.bridge.BridgeWorkshop.ONE;
import static dev.perennial.dns.bridge.BridgeWorkshop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.TxtRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpReqProviderTest {
    private static final TxtRecord RECORD = record("_acme-challenge.example.com", ONE);

    @TempDir
    private Path folder;

    private BridgeWorkshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new BridgeWorkshop(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    /** With lego's variables, a secret in a file among them. */
    @Test
    void theServerIsToldOfTheRecord() throws Exception {
        try (LocalApi api = new LocalApi(asked -> new LocalApi.Answer(200, ""))) {
            Path password = Files.writeString(folder.resolve("password"), "Sesame\n");
            workshop.environment.put("HTTPREQ_ENDPOINT", api.url() + "/dns");
            workshop.environment.put("HTTPREQ_USERNAME", "Aladdin");
            workshop.environment.put("HTTPREQ_PASSWORD_FILE", password.toString());
            putAndTakeAway(workshop.bridges().open("dns-httpreq", Map.of()));
            assertThat(api.lines()).containsExactly("POST /dns/present", "POST /dns/cleanup");
            LocalApi.Asked asked = api.asked.getFirst();
            assertThat(asked.body()).isEqualTo("{\"fqdn\":\"_acme-challenge.example.com.\",\"value\":\"" + ONE + "\"}");
            assertThat(asked.header("Content-Type")).isEqualTo("application/json");
            assertThat(asked.header("Authorization")).isEqualTo("Basic QWxhZGRpbjpTZXNhbWU=");
        }
    }

    @Test
    void inRawModeItIsToldOfTheChallenge() throws Exception {
        try (LocalApi api = new LocalApi(asked -> new LocalApi.Answer(204, ""))) {
            DnsProvider provider =
                    workshop.bridges().open("dns-httpreq", Map.of("endpoint", api.url() + '/', "mode", "RAW"));
            putAndTakeAway(provider);
            assertThat(api.lines()).containsExactly("POST /present", "POST /cleanup");
            assertThat(api.asked.getFirst().body())
                    .isEqualTo("{\"domain\":\"example.com\",\"token\":\"token-a\",\"keyAuth\":\"tok.thumb\"}");
            assertThat(api.asked.getFirst().headers()).doesNotContainKey("Authorization");
            assertThatThrownBy(() -> provider.add(List.of(new TxtRecord("a.example.com", ONE))))
                    .hasMessageContaining("answers no challenge");
        }
    }

    @Test
    void aRefusalIsTheMessageWithoutThePassword() throws Exception {
        try (LocalApi api = new LocalApi(asked -> new LocalApi.Answer(403, "no, not\nwith hunter2hunter2"))) {
            DnsProvider provider = workshop.bridges()
                    .open("dns-httpreq", Map.of("endpoint", api.url(), "username", "u", "password", "hunter2hunter2"));
            assertThatThrownBy(() -> provider.add(List.of(RECORD)))
                    .hasMessage("The server at " + api.url()
                            + " answered 403 for _acme-challenge.example.com, and said: no,"
                            + " not with ***. The certificate authority was not asked to look.");
            assertThatThrownBy(() -> provider.remove(List.of(RECORD))).hasMessageContaining("Remove yourself");
        }
    }

    @Test
    void aPasswordThatOthersCanReadOnTheWayIsWarnedOf() throws Exception {
        Map<String, String> fields = Map.of("endpoint", "http://dns.example.org/", "password", "hunter2hunter2");
        workshop.bridges().open("dns-httpreq", fields);
        assertThat(workshop.events.getFirst().text())
                .isEqualTo(
                        "Everybody on the way to http://dns.example.org/ can read the password of dns-httpreq: let the"
                                + " server speak https.");
    }

    private static void putAndTakeAway(DnsProvider provider) throws Exception {
        provider.add(List.of(RECORD));
        provider.remove(List.of(RECORD));
        provider.remove(List.of(RECORD));
    }
}
