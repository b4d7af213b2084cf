package dev.perennial.dns.bridge;

import static dev.perennial.dns.bridge.BridgeWorkshop.ONE;
import static dev.perennial.dns.bridge.BridgeWorkshop.TWO;
import static dev.perennial.dns.bridge.BridgeWorkshop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HookProviderTest {
    private static final TxtRecord APEX = record("_acme-challenge.example.com", ONE);
    private static final TxtRecord OTHER = record("_acme-challenge.example.org", TWO);

    @TempDir
    private Path folder;

    private BridgeWorkshop workshop;
    private Path calls;

    @BeforeEach
    void open() throws Exception {
        workshop = new BridgeWorkshop(folder);
        calls = folder.resolve("calls");
        workshop.environment.put("CALLS", calls.toString());
        workshop.program("hook", "echo \"$@\" >> \"$CALLS\"");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void legosExecHasTheRecord() throws Exception {
        putAndTakeAway(provider("dns-exec", "path", Map.of()));
        assertThat(calls).hasContent("""
                present _acme-challenge.example.com. %1$s
                present _acme-challenge.example.org. %2$s
                cleanup _acme-challenge.example.com. %1$s
                cleanup _acme-challenge.example.org. %2$s
                """.formatted(ONE, TWO));
    }

    @Test
    void legosExecInRawModeHasTheChallenge() throws Exception {
        putAndTakeAway(provider("dns-exec", "path", Map.of("mode", "RAW")));
        assertThat(calls).hasContent("""
                present -- example.com token-a tok.thumb
                present -- example.org token-- tok.thumb
                cleanup -- example.com token-a tok.thumb
                cleanup -- example.org token-- tok.thumb
                """);
    }

    @Test
    void dehydratedsHookHasEachChallengeOrAllInAChain() throws Exception {
        putAndTakeAway(provider("dns-dehydrated", "hook", Map.of()));
        putAndTakeAway(provider("dns-dehydrated", "hook", Map.of("chain", "yes")));
        assertThat(calls).hasContent("""
                deploy_challenge example.com token-a %1$s
                deploy_challenge example.org token-- %2$s
                clean_challenge example.com token-a %1$s
                clean_challenge example.org token-- %2$s
                deploy_challenge example.com token-a %1$s example.org token-- %2$s
                clean_challenge example.com token-a %1$s example.org token-- %2$s
                """.formatted(ONE, TWO));
    }

    @Test
    void uacmesHookHasItsVariablesToo() throws Exception {
        workshop.program(
                "hook", "echo \"$@ $UACME_METHOD $UACME_TYPE $UACME_IDENT $UACME_TOKEN $UACME_AUTH\" >> \"$CALLS\"");
        putAndTakeAway(provider("dns-uacme", "hook", Map.of()));
        assertThat(Files.readAllLines(calls))
                .startsWith(
                        "begin dns-01 example.com token-a %1$s begin dns-01 example.com token-a %1$s".formatted(ONE))
                .endsWith("done dns-01 example.org token-- %1$s done dns-01 example.org token-- %1$s".formatted(TWO));
    }

    /** A record of no challenge, too: this program needs no token. */
    @Test
    void apachesCommandMayHaveWordsOfItsOwn() throws Exception {
        Map<String, String> fields = Map.of("command", folder.resolve("hook") + " -v  dns");
        DnsProvider provider = workshop.bridges().open("dns-modmd", fields);
        List<TxtRecord> records = List.of(new TxtRecord("_acme-challenge.example.com", ONE));
        provider.add(records);
        provider.remove(records);
        assertThat(calls).hasContent("-v dns setup example.com " + ONE + "\n-v dns teardown example.com " + ONE);
    }

    @Test
    void aFailureSaysWhatTheProgramSaidAndWhatMayBeLeft() throws Exception {
        Path hook = workshop.program("hook", "echo \"zone is locked, $Key\" >&2; exit 5");
        DnsProvider provider = provider("dns-exec", "path", Map.of("Key", "hunter2hunter2"));
        assertThatThrownBy(() -> provider.add(List.of(APEX, OTHER)))
                .isInstanceOf(SolverException.class)
                .hasMessage(hook + " failed for _acme-challenge.example.com with exit code 5, and said: zone is locked,"
                        + " ***. The certificate authority was not asked to look.");
        assertThatThrownBy(() -> provider.remove(List.of(APEX, OTHER)))
                .hasMessageEndingWith(
                        "Remove yourself what may be left: _acme-challenge.example.com TXT \"" + ONE + "\".")
                .hasMessageNotContaining("example.org");
    }

    @Test
    void aProgramThatHangsIsEndedWithWhatItStarted() throws Exception {
        workshop.program("hook", "sleep 300 & echo $! > \"$CALLS\"; wait");
        DnsProvider provider = provider("dns-exec", "path", Map.of("timeout", "1"));
        assertThatThrownBy(() -> provider.add(List.of(APEX))).hasMessageContaining("was ended after 1 seconds");
        long child = Long.parseLong(Files.readString(calls).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsSaidAtOnce() {
        assertThatThrownBy(() -> workshop.bridges().open("dns-exec", Map.of("path", "/no/such/program")))
                .hasMessage("dns_exec_path: /no/such/program is no file that can be run.");
        workshop.environment.put("EXEC_PATH", "no-such-program");
        assertThatThrownBy(() -> workshop.bridges().open("dns-exec", Map.of()).add(List.of(APEX)))
                .hasMessageStartingWith("no-such-program could not be started (");
    }

    private static void putAndTakeAway(DnsProvider provider) throws Exception {
        provider.add(List.of(APEX, OTHER));
        provider.remove(List.of(APEX, OTHER));
        provider.remove(List.of(APEX, OTHER)); // nothing is left to do
    }

    private DnsProvider provider(String name, String field, Map<String, String> more) throws SolverException {
        Map<String, String> fields = new HashMap<>(more);
        fields.put(field, folder.resolve("hook").toString());
        return workshop.bridges().open(name, fields);
    }
}
