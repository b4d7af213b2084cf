package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands against a real CA in this process. */
class LifeOfACertificateTest {
    private final TestCa ca = TestCa.start();

    @TempDir
    private Path folder;

    private Path trust;

    @BeforeEach
    void trustTheCa() throws Exception {
        trust = ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    @Test
    void aCertificateIsObtainedKeptAndNotRenewedTooEarly() throws Exception {
        Shell first = shell();
        assertThat(run(first, "certonly", "--standalone", "-d", "a.example,b.example", "--agree-tos"))
                .as(first.err())
                .isZero();
        assertThat(first.out()).contains("Successfully received certificate.", "live/a.example/fullchain.pem");
        assertThat(Files.readString(folder.resolve("etc/renewal/a.example.conf")))
                .contains("authenticator = standalone");

        Shell again = shell();
        assertThat(run(again, "renew")).as(again.err()).isZero();
        assertThat(again.out()).contains("(skipped)", "No renewals were attempted.");
    }

    @Test
    void aForcedRenewalNamesWhatItReplacesAndRunsTheHooksOnce() throws Exception {
        run(
                shell(),
                "certonly",
                "--standalone",
                "-d",
                "a.example",
                "--agree-tos",
                "--deploy-hook",
                "echo \"$RENEWED_DOMAINS\" >> " + folder.resolve("deployed"),
                "--post-hook",
                "echo post >> " + folder.resolve("post"));
        Shell renewal = shell();
        assertThat(run(renewal, "renew", "--force-renewal", "--no-random-sleep-on-renew"))
                .as(renewal.err())
                .isZero();
        assertThat(renewal.out()).contains("Congratulations, all renewals succeeded", "(success)");
        assertThat(folder.resolve("deployed")).hasContent("a.example\na.example\n");
        assertThat(folder.resolve("post")).hasContent("post\npost\n");
        assertThat(ca.replaced(ca.issued().getFirst())).isTrue();
        assertThat(folder.resolve("etc/archive/a.example/cert2.pem")).exists();
    }

    @Test
    void aRehearsalKeepsNothing() throws Exception {
        run(shell(), "certonly", "--standalone", "-d", "a.example", "--agree-tos");
        Shell rehearsal = shell();
        assertThat(run(rehearsal, "renew", "--dry-run", "--random-sleep", "never"))
                .as(rehearsal.err())
                .isZero();
        assertThat(rehearsal.out()).contains("all simulated renewals succeeded");
        assertThat(folder.resolve("etc/archive/a.example/cert2.pem")).doesNotExist();
    }

    @Test
    void tlsAlpn01WorksToo() throws Exception {
        Shell shell = shell();
        assertThat(run(
                        shell,
                        "certonly",
                        "--standalone",
                        "--preferred-challenges",
                        "tls-alpn-01",
                        "-d",
                        "t.example",
                        "--agree-tos"))
                .as(shell.err())
                .isZero();
    }

    @Test
    void oneDamagedRenewalFileDoesNotStopTheOthers() throws Exception {
        run(shell(), "certonly", "--standalone", "-d", "a.example", "--agree-tos");
        Files.writeString(folder.resolve("etc/renewal/bad.example.conf"), "version = 1\nnonsense\n");
        Shell shell = shell();
        assertThat(run(shell, "renew", "--force-renewal", "--random-sleep", "never"))
                .isEqualTo(1);
        assertThat(shell.out()).contains("a.example/fullchain.pem (success)", "bad.example.conf (parsefail)");
        assertThat(shell.err()).contains("bad.example.conf, line 2", "0 renew failure(s), 1 parse failure(s)");
    }

    @Test
    void programsGetJson() throws Exception {
        run(shell(), "certonly", "--standalone", "-d", "a.example", "--agree-tos");
        Shell shell = shell();
        run(shell, "certificates", "--json");
        assertThat(JsonParser.parseString(shell.out())
                        .getAsJsonObject()
                        .getAsJsonObject("data")
                        .getAsJsonArray("certificates")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("a.example");
    }

    @Test
    void withoutATrustedCaNothingIsMade() {
        Shell stranger = new Shell();
        assertThat(run(stranger, "certonly", "--standalone", "-d", "a.example", "--agree-tos"))
                .isEqualTo(1);
        assertThat(stranger.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(folder.resolve("etc/live")).doesNotExist();
    }

    @Test
    void aWebServersFolderServesTheResponseAlsoOnRenewal() throws Exception {
        Path site = Files.createDirectory(folder.resolve("site"));
        HttpServer server = serve(site);
        try {
            Shell first = shell();
            assertThat(run(first, "certonly", "--webroot", "-w", site.toString(), "-d", "w.example", "--agree-tos"))
                    .as(first.err())
                    .isZero();
            Shell renewal = shell();
            assertThat(run(renewal, "renew", "--force-renewal", "--random-sleep", "never"))
                    .as(renewal.err())
                    .isZero();
            assertThat(ca.issued()).hasSize(2);
            assertThat(site).isEmptyDirectory();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aUsersScriptsPutTheResponseInPlaceAndTakeItAway() throws Exception {
        Path site = Files.createDirectory(folder.resolve("site"));
        String file = site + "/.well-known/acme-challenge/$CERTBOT_TOKEN";
        HttpServer server = serve(site);
        try {
            Shell shell = shell();
            int code = run(
                    shell,
                    "certonly",
                    "--manual",
                    "-d",
                    "m.example",
                    "--agree-tos",
                    "--manual-auth-hook",
                    "mkdir -p \"$(dirname " + file + ")\"; printf %s \"$CERTBOT_VALIDATION\" > " + file,
                    "--manual-cleanup-hook",
                    "rm " + file);
            assertThat(code).as(shell.err()).isZero();
            assertThat(site.resolve(".well-known/acme-challenge")).isEmptyDirectory();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatThisBuildCannotDoIsRefusedBeforeTheCaHearsOfIt() throws Exception {
        for (List<String> how : List.of(List.of("--nginx"), List.of("--manual"))) {
            Shell shell = shell();
            List<String> words = new ArrayList<>(List.of("certonly", "-n", "-d", "a.example", "--agree-tos"));
            words.addAll(how);
            assertThat(run(shell, words.toArray(String[]::new))).as(shell.err()).isEqualTo(1);
            assertThat(shell.err())
                    .as("%s", how)
                    .containsAnyOf("not available yet in this build", "--manual-auth-hook");
        }
        assertThat(ca.requests().all()).isEmpty();
        assertThat(folder.resolve("etc/accounts")).doesNotExist();
    }

    /** A web server that knows nothing of ACME. The JDK's own file server hides folders that begin with a dot. */
    private HttpServer serve(Path site) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ca.httpPort()), 0);
        server.createContext("/", exchange -> {
            Path file = site.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean found = Files.isRegularFile(file);
            exchange.sendResponseHeaders(found ? 200 : 404, found ? Files.size(file) : -1);
            if (found) {
                Files.copy(file, exchange.getResponseBody());
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private Shell shell() {
        return new Shell().offBy(Duration.ZERO).with("REQUESTS_CA_BUNDLE", trust.toString());
    }

    private int run(Shell shell, String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.addAll(List.of(
                "--config-dir", folder.resolve("etc").toString(),
                "--work-dir", folder.resolve("work").toString(),
                "--logs-dir", folder.resolve("log").toString(),
                "--server", ca.directory().toString(),
                "--http-01-port", Integer.toString(ca.httpPort()),
                "--tls-alpn-01-port", Integer.toString(ca.tlsPort())));
        return shell.run(args.toArray(String[]::new));
    }
}
