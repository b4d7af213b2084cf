package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Event;
import dev.perennial.engine.Solver;
import dev.perennial.pki.Identifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManualSolverTest {
    private static final String TELL = "echo \"$CERTBOT_DOMAIN $CERTBOT_IDENTIFIER $CERTBOT_VALIDATION"
            + " ${CERTBOT_TOKEN-unset} $CERTBOT_REMAINING_CHALLENGES $CERTBOT_ALL_DOMAINS $CERTBOT_ALL_IDENTIFIERS"
            + " ${CERTBOT_AUTH_OUTPUT-unset}\" >> $LOG";

    @TempDir
    private Path folder;

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private Path log;
    private ChallengeTask http;
    private ChallengeTask dns;

    @BeforeEach
    void makeTasks() throws Exception {
        log = folder.resolve("log");
        http = TestTasks.http(Identifier.dns("a.example"), "tokenA");
        dns = TestTasks.dns(Identifier.dns("b.example"), "tokenB");
    }

    @Test
    void bothHooksGetCertbotsVariablesInOrder() throws Exception {
        Solver.Presented presented =
                solver(TELL + "; echo ' made '$CERTBOT_DOMAIN", TELL).present(List.of(http, dns));
        String a =
                "a.example a.example " + http.keyAuthorization() + " tokenA 1 a.example,b.example a.example,b.example ";
        String b = "b.example b.example " + dns.dnsValue() + " unset 0 a.example,b.example a.example,b.example ";
        assertThat(log).hasContent(a + "unset\n" + b + "unset\n");
        Files.delete(log);
        presented.close();
        presented.close();
        assertThat(log).hasContent(a + "made a.example\n" + b + "made b.example\n");
        assertThat(((Event.HookRan) events.getFirst()).hook()).isEqualTo("--manual-auth-hook for a.example");
    }

    @Test
    void aFailingAuthHookIsAWarningAndTheAuthorityDecides() throws Exception {
        solver("exit 3", "echo cleaned >> $LOG").present(List.of(http)).close();
        assertThat(events.getFirst().warning()).isTrue();
        assertThat(log).hasContent("cleaned\n");
    }

    @Test
    void outputThatNoVariableCanHoldDoesNotStopTheCleanup() throws Exception {
        solver("head -c 300000 /dev/zero; yes | head -c 300000", "printf %s \"$CERTBOT_AUTH_OUTPUT\" | wc -c >> $LOG")
                .present(List.of(http))
                .close();
        assertThat(Files.readString(log).strip()).isEqualTo("30000");
    }

    @Test
    void anInterruptionCleansUpWhatWasBegunAndOnlyThat() throws Exception {
        Thread self = Thread.currentThread();
        String auth = "echo $CERTBOT_DOMAIN > $LOG; [ $CERTBOT_DOMAIN = a.example ] || exec sleep 300";
        Process signal = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "until grep -q b.example \"$1\" 2>/dev/null; do sleep 0.05; done",
                        "sh",
                        log.toString())
                .start();
        Thread.ofPlatform().daemon().start(() -> {
            signal.onExit().join();
            self.interrupt();
        });
        List<ChallengeTask> tasks = List.of(http, dns, TestTasks.http(Identifier.dns("c.example"), "tokenC"));
        assertThatThrownBy(() ->
                        solver(auth, "echo cleaned $CERTBOT_DOMAIN >> $LOG").present(tasks))
                .isInstanceOf(InterruptedException.class);
        assertThat(log).hasContent("b.example\ncleaned a.example\ncleaned b.example\n");
    }

    @Test
    void closingInAnInterruptedThreadStillCleansUp() throws Exception {
        Solver.Presented presented = solver("true", "echo cleaned >> $LOG").present(List.of(http));
        Thread.currentThread().interrupt();
        presented.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).hasContent("cleaned\n");
    }

    @Test
    void wildcardsNeedDnsAndAddressesHttp() throws Exception {
        Solver solver = solver("true", "true");
        assertThat(solver.challengeTypes(Identifier.dns("a.example"))).containsExactly("http-01", "dns-01");
        assertThat(solver.challengeTypes(Identifier.dns("*.a.example"))).containsExactly("dns-01");
        assertThat(solver.challengeTypes(Identifier.ip("192.0.2.7"))).containsExactly("http-01");
    }

    private Solver solver(String auth, String cleanup) {
        Map<String, String> environment =
                Map.of("PATH", "/usr/bin:/bin", "LOG", log.toString(), "CERTBOT_TOKEN", "of a run around this one");
        return new ManualSolver(auth, Optional.of(cleanup), environment, events::add);
    }
}
