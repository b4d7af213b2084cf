package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresentedSetTest {
    private final List<Integer> ports = Ports.free(2);
    private final int httpPort = ports.getFirst();
    private final int tlsPort = ports.getLast();
    private final Map<Solver, List<ChallengeTask>> tasks = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();

    PresentedSetTest() throws Exception {
        tasks.put(new HttpSolver(Optional.empty(), httpPort), List.of(Tasks.http("a.example", "a")));
        tasks.put(
                new TlsAlpnSolver(Optional.empty(), tlsPort, Clock.systemUTC(), new SecureRandom()),
                List.of(Tasks.tlsAlpn(Identifier.dns("b.example"), "b")));
    }

    @Test
    void ifOneSolverFailsTheOthersTakeTheirsAway() throws Exception {
        try (ServerSocket busy = new ServerSocket(tlsPort)) {
            assertThat(busy.isBound()).isTrue();
            assertThatThrownBy(() -> PresentedSet.present(tasks, events::add)).isInstanceOf(SolverException.class);
        }
        assertFree(httpPort);
    }

    @Test
    void closesAllInAnInterruptedThreadAndKeepsTheInterruption() throws Exception {
        PresentedSet set = PresentedSet.present(tasks, events::add);
        Thread.currentThread().interrupt();
        set.close();

        assertThat(Thread.interrupted()).isTrue();
        assertFree(httpPort);
        assertFree(tlsPort);
        assertThat(events).hasSize(2).allMatch(event -> event instanceof Event.ChallengesPresented);
    }

    @Test
    void whatCannotBeTakenAwayIsReportedAndTheRestIsTakenAway() throws Exception {
        Solver leaky = new NamedSolver("leaky", List.of("http-01"), "/var/www/token is still there");
        tasks.put(leaky, List.of(Tasks.http("c.example", "c")));
        PresentedSet set = PresentedSet.present(tasks, events::add);
        set.close();

        assertThat(events).last().isEqualTo(new Event.CleanupFailed("leaky", "/var/www/token is still there"));
        assertFree(httpPort);
        assertFree(tlsPort);
    }

    private static void assertFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port)) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
