package dev.perennial.dns.bridge;

import static dev.perennial.dns.bridge.BridgeWorkshop.ONE;
import static dev.perennial.dns.bridge.BridgeWorkshop.THREE;
import static dev.perennial.dns.bridge.BridgeWorkshop.TWO;
import static dev.perennial.dns.bridge.BridgeWorkshop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcmeDnsProviderTest {
    private static final String FULL = "sub-1.auth.example.org";

    @TempDir
    private Path folder;

    private BridgeWorkshop workshop;
    private FakeAcmeDns server;
    private Path storage;

    @BeforeEach
    void open() throws Exception {
        workshop = new BridgeWorkshop(folder);
        server = new FakeAcmeDns();
        storage = folder.resolve("lego/acme-dns.json");
    }

    @AfterEach
    void close() {
        server.close();
        workshop.close();
    }

    @Test
    void theFirstUseRegistersAndSaysWhatToAddAndTheNextOnesWork() throws Exception {
        DnsProvider provider = provider();
        String wanted =
                "The names are not yet left to acme-dns. Add to your DNS, for good: _acme-challenge.example.com."
                        + " CNAME " + FULL + ". Then run this again; the certificate authority was not asked to look.";
        TxtRecord before = record("_acme-challenge.example.com", ONE);
        assertThatThrownBy(() -> provider.add(List.of(before))).hasMessage(wanted);
        assertThatThrownBy(() -> provider().add(List.of(before))).hasMessage(wanted);
        assertThat(server.api.lines()).containsExactly("POST /register");

        provider().add(List.of(after(ONE), after(TWO)));
        assertThat(server.at("sub-1")).containsExactly(ONE, TWO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(storage)))
                .isEqualTo("rw-------");
        assertThat(JsonParser.parseString(Files.readString(storage)))
                .isEqualTo(JsonParser.parseString("""
                {"example.com": {"fulldomain": "%s", "subdomain": "sub-1", "username": "user-of-sub-1",
                 "password": "key-of-sub-1", "server_url": "%s"}}""".formatted(FULL, server.url())));
    }

    @Test
    void aThirdValueAtATimeIsRefusedAndLaterTaken() throws Exception {
        register();
        DnsProvider provider = provider();
        provider.add(List.of(after(ONE), after(TWO)));
        provider.add(List.of(after(ONE))); // would push out the other
        assertThatThrownBy(() -> provider.add(List.of(after(THREE))))
                .hasMessageStartingWith("acme-dns keeps two values of a name, and " + FULL + " would need a third");
        assertThat(server.at("sub-1")).containsExactly(ONE, TWO);
        provider.remove(List.of(after(ONE)));
        provider.add(List.of(after(THREE)));
        assertThat(server.at("sub-1")).containsExactly(TWO, THREE);
    }

    @Test
    void namesThatLeadElsewhereAreToldTogether() throws Exception {
        register();
        TxtRecord elsewhere = new TxtRecord(
                "gone.auth.example.org", TWO, Optional.of(new Origin("example.com", "token", "token.thumb")));
        TxtRecord fresh = record("_acme-challenge.www.example.com", ONE);
        assertThatThrownBy(() -> provider().add(List.of(elsewhere, fresh)))
                .hasMessageContaining("_acme-challenge.example.com. CNAME " + FULL
                        + ". (it leads to gone.auth.example.org now); _acme-challenge.www.example.com. CNAME sub-2.");
    }

    @Test
    void acmeShsOneRegistrationServesAllNames() throws Exception {
        register();
        workshop.environment.putAll(Map.of(
                "ACMEDNS_BASE_URL", server.url(),
                "ACMEDNS_USERNAME", "user-of-sub-1",
                "ACMEDNS_PASSWORD", "key-of-sub-1",
                "ACMEDNS_SUBDOMAIN", "sub-1"));
        workshop.bridges().open("dns-acmedns", Map.of()).add(List.of(after(ONE)));
        assertThat(server.at("sub-1")).containsExactly(ONE);
        workshop.environment.put("ACMEDNS_PASSWORD", "a-wrong-key");
        assertThatThrownBy(
                        () -> workshop.bridges().open("dns-acmedns", Map.of()).add(List.of(after(ONE))))
                .hasMessageContaining("it answered 401 (forbidden). Check the registration")
                .hasMessageNotContaining("a-wrong-key");
        assertThatThrownBy(() -> workshop.bridges()
                        .open("dns-acmedns", Map.of("subdomain", "sub-9"))
                        .add(List.of(record("_acme-challenge.example.com", ONE))))
                .hasMessageContaining("_acme-challenge.example.com. CNAME sub-9.(the zone of " + server.url() + ").");
    }

    @Test
    void aDamagedFileIsLeftAsItIs() throws Exception {
        Files.createDirectories(folder.resolve("lego"));
        Files.writeString(storage, "{\"example.com\": \"key-of");
        assertThatThrownBy(() -> provider().add(List.of(after(ONE))))
                .hasMessage(storage + " is no JSON, and so no file of acme-dns registrations: it was left as it is.");
        assertThat(storage).content().isEqualTo("{\"example.com\": \"key-of");
    }

    private static TxtRecord after(String value) {
        return new TxtRecord(FULL, value, Optional.of(new Origin("example.com", "token", "token.thumb")));
    }

    private void register() throws Exception {
        assertThatThrownBy(() -> provider().add(List.of(record("_acme-challenge.example.com", ONE))))
                .hasMessageContaining("CNAME");
    }

    private DnsProvider provider() throws Exception {
        return workshop.bridges().open("dns-acmedns", Map.of("url", server.url(), "storage", storage.toString()));
    }
}
