package dev.perennial.dns.bridge;

import static dev.perennial.dns.bridge.BridgeWorkshop.ONE;
import static dev.perennial.dns.bridge.BridgeWorkshop.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AcmeShFunctionsTest {
    @TempDir
    private Path folder;

    /** The script compares; what it finds is its message. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void everyFunctionDoesWhatScriptsExpect(String shell) throws Exception {
        try (BridgeWorkshop workshop = new BridgeWorkshop(folder).shell(shell);
                LocalApi api = new LocalApi(AcmeShFunctionsTest::mirror);
                InputStream script = AcmeShFunctionsTest.class.getResourceAsStream("dns_all.sh")) {
            Files.write(folder.resolve("dns_all.sh"), script.readAllBytes());
            Map<String, String> fields = Map.of("script", "dns_all", "folder", folder.toString(), "All_Url", api.url());
            workshop.bridges().open("dns-acmesh", fields).add(List.of(record("a.example.com", ONE)));
            assertThat(workshop.log.getFirst()).contains("ended with success");
        }
    }

    private static LocalApi.Answer mirror(LocalApi.Asked asked) {
        StringBuilder line = new StringBuilder(asked.method()).append(' ').append(asked.path());
        if (!asked.body().isEmpty()) {
            line.append(' ').append(asked.header("Content-Type")).append(' ').append(asked.body());
        }
        if (asked.headers().containsKey("X-One")) {
            line.append(' ');
            for (String name : new String[] {"X-One", "X-Two", "X-Three", "X-Four", "X-Five"}) {
                line.append(asked.header(name));
            }
        }
        if (asked.headers().containsKey("Authorization")) {
            line.append(' ').append(asked.header("Authorization"));
        }
        return new LocalApi.Answer(asked.path().equals("/500") ? 500 : 200, line.toString());
    }
}
