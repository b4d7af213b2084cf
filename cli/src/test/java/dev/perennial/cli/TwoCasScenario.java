package dev.perennial.cli;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two CAs that can reach the machine; whatever they issue is due at once. */
abstract class TwoCasScenario extends CaScenario {
    TestCa other;
    Path bothTrusted;

    TestCaBuilder otherSettings() {
        return TestCa.builder();
    }

    @BeforeEach
    void startTheOther() throws Exception {
        other = otherSettings().httpPort(host.ca.httpPort()).start();
        bothTrusted = Files.writeString(folder.resolve("both.pem"), host.ca.trustPem() + other.trustPem());
        host.hurry();
        for (TestCa ca : List.of(host.ca, other)) {
            ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
        }
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    /** A user who trusts both. */
    Shell shell() {
        return host.shell().with("REQUESTS_CA_BUNDLE", bothTrusted.toString());
    }

    /** With both CAs named. */
    Run run(Shell shell, List<String> words) {
        List<String> line = new ArrayList<>(words);
        for (TestCa ca : List.of(host.ca, other)) {
            line.addAll(List.of("--server", ca.directory().toString()));
        }
        return host.runWithoutServer(shell, line.toArray(String[]::new));
    }

    /** With what the renewal configurations say about CAs. */
    Run remembering(String... words) {
        return host.runWithoutServer(shell(), words);
    }

    Run certonly(String name, String... more) {
        List<String> words =
                new ArrayList<>(List.of("certonly", "--standalone", "--agree-tos", "-d", name, "--cert-name", name));
        words.addAll(List.of(more));
        return run(shell(), words);
    }

    Run renew(String... more) {
        List<String> words = new ArrayList<>(List.of("renew", "--no-random-sleep-on-renew"));
        words.addAll(List.of(more));
        return remembering(words.toArray(String[]::new));
    }

    /** So often that nobody asks the first one any more; each certificate comes from the other one. */
    void trip() {
        down(host.ca);
        for (int i = 0; i < 4; i++) {
            certonly("trip" + i + ".example").ends(0, "is asked instead");
        }
        host.ca.requests().clear();
    }

    void down(TestCa ca) {
        ca.faults().always(Route.NEW_ORDER, Fault.problem("serverInternal", 503, "we are down"));
        ca.requests().clear();
    }

    String conf(String name) throws Exception {
        return Files.readString(host.conf(name));
    }

    String firstIsAt() {
        return host.ca.directory().getRawAuthority();
    }
}
