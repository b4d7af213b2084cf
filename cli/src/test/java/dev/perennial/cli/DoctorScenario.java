package dev.perennial.cli;

import dev.perennial.testkit.FakeDns;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A machine, a CA, and the zone {@code example} with two name servers, one of which is also everybody's resolver. */
abstract class DoctorScenario extends CaScenario {
    FakeDns first;
    FakeDns second;

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().caaIdentities("ca.example");
    }

    @BeforeEach
    void startTheSecondServer() {
        first = host.ca.dns();
        second = FakeDns.start(InetAddress.ofLiteral("127.0.0.2"), first.port(), Clock.systemUTC());
        both(dns -> dns.set("example", "SOA", "ns1.example. root.example. 7 3600 600 86400 300"));
        both(dns -> dns.set("example", "NS", "ns1.example.", "ns2.example."));
        both(dns -> dns.setA("ns2.example", "127.0.0.2"));
    }

    @AfterEach
    void stopTheSecondServer() {
        second.close();
    }

    void both(Consumer<FakeDns> change) {
        List.of(first, second).forEach(change);
    }

    Run doctor(String... words) {
        return doctor(host.shell(), words);
    }

    Run doctor(Shell shell, String... words) {
        return host.run(shell, line(words).toArray(String[]::new));
    }

    List<String> line(String... words) {
        List<String> line = new ArrayList<>(List.of("doctor"));
        line.addAll(List.of(words));
        line.addAll(List.of("--dns-resolvers", "127.0.0.1:" + first.port()));
        line.addAll(List.of("--authority-dns-port", Integer.toString(first.port())));
        line.addAll(List.of("--ca-http-port", Integer.toString(host.ca.httpPort())));
        if (!line.contains("--ca-tls-port")) {
            line.addAll(List.of("--ca-tls-port", Integer.toString(host.ca.tlsPort())));
        }
        return line;
    }

    /** Without the breaks that fit it to a terminal. */
    static String text(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }
}
