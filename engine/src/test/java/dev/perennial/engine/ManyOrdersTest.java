package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.TestCa;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many certificates at once from one account, through one port for each kind of challenge. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyOrdersTest {
    /** So few that certificates share names, and the CA has proofs to use again. */
    private static final int NAMES = 400;

    private static final int MOST_NAMES = 20;

    private final Random random = new Random(20261125);

    @Test
    @Tag("case1")
    void noneOfAHundredFailsThoughNoncesAreRefused() throws Exception {
        try (Scene scene = new Scene(TestCa.builder().nonceRejection(0.15).authorizationReuse(0.5));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Solver> solvers = List.of(scene.http, scene.tls);
            List<Future<IssuedCertificate>> issued = new ArrayList<>();
            List<IssueRequest> requests = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                IssueRequest request = Scene.request(someNames(1 + i % MOST_NAMES));
                SolverRoutes routes = SolverRoutes.all(solvers.get(i % 2));
                requests.add(request);
                issued.add(threads.submit(
                        () -> new Issuance(scene.client, scene.account, routes, Listener.NONE, Clock.systemUTC())
                                .obtain(request)));
            }
            for (int i = 0; i < issued.size(); i++) {
                assertThat(issued.get(i).get().chain().leaf().identifiers())
                        .hasSameElementsAs(requests.get(i).identifiers());
            }
            assertThat(scene.portsAreFree()).isTrue();
        }
    }

    private String[] someNames(int count) {
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            names.add("n" + random.nextInt(NAMES) + ".load.example");
        }
        return names.toArray(String[]::new);
    }
}
