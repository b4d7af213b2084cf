package dev.perennial.dns.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.recipe.Field;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgesTest {
    @TempDir
    private Path folder;

    @Test
    void everyBridgeOpensWithItsRequiredFieldsAndNamesTheOneThatIsMissing() throws Exception {
        try (BridgeWorkshop workshop = new BridgeWorkshop(folder)) {
            workshop.program("dns_any.sh", "dns_any_add() { true; }");
            Map<String, String> given = Map.of(
                    "script", "dns_any",
                    "folder", folder.toString(),
                    "url", "https://auth.example.org",
                    "endpoint", "https://dns.example.org/hook",
                    "hook", "/bin/true",
                    "path", "/bin/true",
                    "command", "/bin/true");
            for (Bridge bridge : Bridges.all()) {
                Map<String, String> fields = new HashMap<>(given);
                List<String> names = bridge.fields().stream().map(Field::name).toList();
                fields.keySet().retainAll(names);
                assertThat(workshop.bridges().open(bridge.name(), fields).name())
                        .isEqualTo(bridge.name());
                Field required = bridge.fields().stream()
                        .filter(field -> !field.optional())
                        .findFirst()
                        .orElseThrow();
                fields.remove(required.name());
                assertThatThrownBy(() -> workshop.bridges().open(bridge.name(), fields))
                        .hasMessageStartingWith(
                                bridge.name() + " needs " + bridge.name().replace('-', '_') + '_' + required.name());
            }
        }
    }

    @Test
    void wrongFieldsAreSaidAsTheyStandInAFile() throws Exception {
        try (BridgeWorkshop workshop = new BridgeWorkshop(folder)) {
            Bridges bridges = workshop.bridges();
            assertThatThrownBy(() -> bridges.open("dns-exec", Map.of("pfad", "x")))
                    .hasMessage("dns-exec knows no dns_exec_pfad: it knows dns_exec_path, dns_exec_mode,"
                            + " dns_exec_timeout, and variables with a capital letter.");
            assertThatThrownBy(() -> bridges.open("dns-httpreq", Map.of("endpoint", "https://me:secret@example.org")))
                    .hasMessageStartingWith("dns_httpreq_endpoint is an address")
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> bridges.open("dns-exec", Map.of("path", "/bin/true", "mode", "raw")))
                    .hasMessage("dns_exec_mode is RAW or left out, not \"raw\".");
            assertThatThrownBy(() -> bridges.open("dns-exec", Map.of("path", "/bin/true", "timeout", "2m")))
                    .hasMessage("dns_exec_timeout is a number of seconds, not \"2m\".");
            assertThatThrownBy(() -> bridges.open("dns-carrier-pigeon", Map.of()))
                    .hasMessageContaining("there are dns-acmedns, dns-acmesh, dns-dehydrated");
        }
    }

    @Test
    void aScriptDescribesItself() throws Exception {
        try (InputStream script = BridgesTest.class.getResourceAsStream("dns_example.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            AcmeShInfo info = AcmeShInfo.of("dns_example", text);
            assertThat(info.title()).isEqualTo("Example Hosting");
            assertThat(info.site()).isEqualTo("hosting.example");
            assertThat(info.docs()).isEqualTo("docs.example/dns");
            assertThat(info.options())
                    .containsExactly(
                            new AcmeShInfo.Variable("EXAMPLE_Token", "API token, with the right to change zones"),
                            new AcmeShInfo.Variable("EXAMPLE_Url", "Address of the API"));
            assertThat(info.alternatives())
                    .containsExactly(
                            new AcmeShInfo.Variable("EXAMPLE_User", "Name"),
                            new AcmeShInfo.Variable("EXAMPLE_Pass", "Password. Optional."));
            assertThat(AcmeShInfo.of("dns_silent", "dns_silent_add() { :; }").title())
                    .isEqualTo("dns_silent");
        }
    }
}
