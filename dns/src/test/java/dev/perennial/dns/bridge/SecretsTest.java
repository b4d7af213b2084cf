package dev.perennial.dns.bridge;

import static dev.perennial.dns.bridge.BridgeWorkshop.ONE;
import static dev.perennial.dns.bridge.BridgeWorkshop.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.engine.Event;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SecretsTest {
    private static final String MARK = "5eCrEt-mark";
    private static final String MARK_IN_HEX = "35654372";

    @TempDir
    private Path folder;

    /** Everything that a script does with a secret, while somebody watches every process of the machine. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void noSecretOfAScriptIsInAListOfProcessesOrInALog(String shell) throws Exception {
        String script = """
                dns_spill_add() {
                  _saveaccountconf_mutable Spill_Key "$Spill_Key"
                  export _H1="X-Key: $Spill_Key"
                  for i in 1 2 3; do
                    _get "$Spill_Url/slow?key=$(printf %s "$Spill_Key" | _url_encode)"
                    _post "key=$Spill_Key" "$Spill_Url/slow"
                    curl -sS -u "me:$Spill_Key" --data "$Spill_Key" "$Spill_Url/slow"
                    printf '%s' words | _hmac sha256 "$(printf '%s' "$Spill_Key" | _hex_dump | tr -d ' ')" hex
                    printf '%s' "$Spill_Key" | _url_encode
                    _contains "a $Spill_Key b" "$Spill_Key" || return 1
                    _info "said $Spill_Key"
                    _debug2 key "$Spill_Key"
                    _secure_debug key "$Spill_Key"
                  done
                  _err "the key $Spill_Key is refused"
                }
                """;
        Watched watched = watch(shell, "dns_spill", script, Map.of("Spill_Key", MARK + ".$x", "DEBUG", "3"));
        assertThat(watched.curls()).isPositive();
        assertThat(watched.commandLines()).noneMatch(line -> line.contains(MARK) || line.contains(MARK_IN_HEX));
        assertThat(watched.said()).contains("said ***", "is refused").doesNotContain(MARK);
    }

    @Test
    void whatIsKeptIsASecretToo() throws Exception {
        String script = """
                dns_kept_add() { echo "kept: $(_readaccountconf_mutable Session)"; _saveaccountconf_mutable Session %s base64; }
                """.formatted(MARK);
        Watched watched = watch("dash", "dns_kept", script, Map.of());
        assertThat(watched.said()).contains("kept: \n").contains("kept: ***").doesNotContain(MARK);
    }

    /** @param said logs, events and messages */
    private record Watched(Set<String> commandLines, String said) {
        long curls() {
            return commandLines.stream()
                    .filter(line -> line.startsWith("curl "))
                    .count();
        }
    }

    private Watched watch(String shell, String name, String script, Map<String, String> variables) throws Exception {
        Set<String> commandLines = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                look(commandLines);
            }
        });
        Files.writeString(folder.resolve(name + ".sh"), script);
        StringBuilder said = new StringBuilder();
        try (BridgeWorkshop workshop = new BridgeWorkshop(folder);
                LocalApi api = new LocalApi(SecretsTest::slowly)) {
            workshop.shell(shell);
            Map<String, String> fields = new HashMap<>(variables);
            fields.putAll(Map.of("script", name, "folder", folder.toString(), "Spill_Url", api.url()));
            for (int run = 0; run < 2; run++) {
                try {
                    workshop.bridges().open("dns-acmesh", fields).add(List.of(record("a.example.com", ONE)));
                } catch (SolverException e) {
                    said.append(e).append('\n');
                }
            }
            said.append(String.join("\n", workshop.log));
            workshop.events.stream().map(Event::text).forEach(said::append);
        } finally {
            over.set(true);
            watcher.join();
        }
        return new Watched(commandLines, said.toString());
    }

    /** So that a curl is there to be seen. */
    private static LocalApi.Answer slowly(LocalApi.Asked asked) {
        long until = System.nanoTime() + 30_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return new LocalApi.Answer(200, "ok");
    }

    private static void look(Set<String> commandLines) {
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
                commandLines.add(new String(words, StandardCharsets.UTF_8).replace('\0', ' '));
            } catch (IOException e) {
                return; // it has ended since
            }
        });
    }
}
