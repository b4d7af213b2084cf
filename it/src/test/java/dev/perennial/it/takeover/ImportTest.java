package dev.perennial.it.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real lego and the real Certbot keep is taken over, and both programs renew it with the account it had. */
class ImportTest {
    @TempDir
    private Path folder;

    private TestCa ca;

    @BeforeEach
    void start() {
        ca = TestCa.start();
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    private String run(List<String> words) throws IOException, InterruptedException {
        String trust = ca.writeTrustPem(folder.resolve("ca.pem")).toString();
        return Command.of(words.toArray(String[]::new))
                .with(Map.of(
                        "LEGO_CA_CERTIFICATES",
                        trust,
                        "REQUESTS_CA_BUNDLE",
                        trust,
                        "HOME",
                        folder.toString(),
                        "PATH",
                        "/usr/bin:/bin"))
                .output();
    }

    /** Perennial or Certbot in a configuration folder. */
    private String in(String config, String program, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(List.of(words));
        for (String kind : List.of("config", "work", "logs")) {
            line.addAll(List.of(
                    "--" + kind + "-dir", folder.resolve(config + '/' + kind).toString()));
        }
        line.addAll(List.of("--non-interactive", "--http-01-port", Integer.toString(ca.httpPort())));
        return run(line);
    }

    private String perennial(String... words) throws IOException, InterruptedException {
        return in("here", Image.launcher().toString(), words);
    }

    /** Each of the two programs lists and renews it; nobody makes another account. */
    private void bothRenew(String name) throws IOException, InterruptedException {
        int accounts = ca.requests().count(Route.NEW_ACCOUNT);
        int issued = ca.issued().size();
        for (String program : List.of(Peer.CERTBOT.command(), Image.launcher().toString())) {
            assertThat(in("here", program, "certificates")).contains("Certificate Name: " + name, "VALID");
            in("here", program, "renew", "--force-renewal", "--no-random-sleep-on-renew");
        }
        assertThat(ca.issued()).hasSize(issued + 2);
        assertThat(ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(accounts);
        assertThat(folder.resolve("here/config/archive/" + name + "/cert3.pem")).exists();
    }

    @Test
    @NeedsPeer({Peer.LEGO, Peer.CERTBOT})
    void fromLego() throws Exception {
        run(List.of(
                Peer.LEGO.command(),
                "--path",
                folder.resolve("lego").toString(),
                "--server",
                ca.directory().toString(),
                "--email",
                "admin@a.example",
                "--accept-tos",
                "--domains",
                "a.example",
                "--domains",
                "b.example",
                "--http",
                "--http.port",
                "127.0.0.1:" + ca.httpPort(),
                "run"));
        String lego = folder.resolve("lego").toString();
        String server = ca.directory().toString();
        assertThat(perennial("import", "lego", lego, "--check", "--server", server))
                .contains("Names: a.example, b.example", "Nothing was changed.");
        assertThat(folder.resolve("here/config")).doesNotExist();
        perennial("import", "lego", lego, "--server", server, "--standalone");
        bothRenew("a.example");
    }

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void fromCertbotOfAnotherMachine() throws Exception {
        in(
                "there",
                Peer.CERTBOT.command(),
                "certonly",
                "--standalone",
                "--agree-tos",
                "--register-unsafely-without-email",
                "--server",
                ca.directory().toString(),
                "--post-hook",
                "true",
                "-d",
                "a.example");
        Path moved = Files.move(folder.resolve("there/config"), folder.resolve("moved"));
        perennial("import", "certbot", moved.toString());
        assertThat(folder.resolve("here/config/renewal/a.example.conf"))
                .content()
                .contains("post_hook = true")
                .doesNotContain(folder.resolve("there").toString());
        bothRenew("a.example");
    }
}
