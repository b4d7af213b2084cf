package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One user's folders, and a real CA in this process. */
abstract class CaScenario {
    final TestCa ca = settings().start();

    @TempDir
    Path folder;

    private Path trust = Path.of("unset");

    TestCaBuilder settings() {
        return TestCa.builder();
    }

    @BeforeEach
    void trustTheCa() throws Exception {
        trust = ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    Shell shell() {
        return new Shell().with("REQUESTS_CA_BUNDLE", trust.toString());
    }

    /** In the user's folders, at this CA. */
    int run(Shell shell, String... words) {
        return without(shell, withServer(words));
    }

    /** In the user's folders; which CA is left to the command. */
    int without(Shell shell, String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.addAll(List.of(
                "--config-dir", etc().toString(),
                "--work-dir", folder.resolve("work").toString(),
                "--logs-dir", folder.resolve("log").toString()));
        return shell.run(args.toArray(String[]::new));
    }

    private String[] withServer(String... words) {
        return Stream.concat(
                        Stream.of(words), Stream.of("--server", ca.directory().toString()))
                .toArray(String[]::new);
    }

    /** Runs what has to succeed, and returns what it said. */
    String done(String... words) {
        Shell shell = shell();
        assertThat(run(shell, words)).as(shell.err()).isZero();
        return shell.out();
    }

    /** Runs what has to fail with code 1, without a stack trace, and returns its complaint. */
    String refused(String... words) {
        Shell shell = shell();
        assertThat(run(shell, words)).as(shell.out()).isEqualTo(1);
        assertThat(shell.err()).doesNotContain("\tat ");
        return shell.err();
    }

    void obtain(String name) {
        done("certonly", "--standalone", "-d", name, "--agree-tos", "--http-01-port", Integer.toString(ca.httpPort()));
    }

    void renew() {
        done("renew", "--force-renewal", "--random-sleep", "never", "--http-01-port", Integer.toString(ca.httpPort()));
    }

    Path etc() {
        return folder.resolve("etc");
    }

    /** The folders of the accounts at this CA. */
    List<Path> accounts() throws Exception {
        Path all = etc().resolve("accounts/127.0.0.1:" + ca.port() + "/directory");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.toList();
        }
    }

    static JsonObject data(String answer) {
        return JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("data");
    }
}
