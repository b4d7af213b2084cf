package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the first certificate to its renewals. */
class LifeOfACertificateTest extends CaScenario {
    @Test
    void aCertificateIsObtainedKeptAndNotRenewedTooEarly() throws Exception {
        Run first = host.certonly("-d", "a.example,b.example").ends(0);
        assertThat(first.out()).contains("Successfully received certificate.", "live/a.example/fullchain.pem");
        assertThat(host.conf("a.example")).content().contains("authenticator = standalone");

        Run again = host.done("renew");
        assertThat(again.out()).contains("(skipped)", "No renewals were attempted.");
    }

    @Test
    void aForcedRenewalNamesWhatItReplacesAndRunsTheHooksOnce() throws Exception {
        host.obtain(
                "a.example",
                "--deploy-hook",
                "echo \"$RENEWED_DOMAINS\" >> " + folder.resolve("deployed"),
                "--post-hook",
                "echo post >> " + folder.resolve("post"));
        Run renewal = host.renew().ends(0);
        assertThat(renewal.out()).contains("Congratulations, all renewals succeeded", "(success)");
        assertThat(folder.resolve("deployed")).hasContent("a.example\na.example\n");
        assertThat(folder.resolve("post")).hasContent("post\npost\n");
        assertThat(host.ca.replaced(host.ca.issued().getFirst())).isTrue();
        assertThat(host.archived("a.example", "cert", 2)).exists();
    }

    @Test
    void aRehearsalKeepsNothing() throws Exception {
        host.obtain("a.example");
        Run rehearsal = host.rehearse().ends(0);
        assertThat(rehearsal.out()).contains("all simulated renewals succeeded");
        assertThat(host.archived("a.example", "cert", 2)).doesNotExist();
    }

    @Test
    void tlsAlpn01WorksToo() throws Exception {
        host.certonly("--preferred-challenges", "tls-alpn-01", "-d", "t.example")
                .ends(0);
    }

    @Test
    void oneDamagedRenewalFileDoesNotStopTheOthers() throws Exception {
        host.obtain("a.example");
        Files.writeString(host.conf("bad.example"), "version = 1\nnonsense\n");
        Run run = host.renew().ends(1);
        assertThat(run.out()).contains("a.example/fullchain.pem (success)", "bad.example.conf (parsefail)");
        assertThat(run.err()).contains("bad.example.conf, line 2", "0 renew failure(s), 1 parse failure(s)");
    }

    @Test
    void programsGetJson() throws Exception {
        host.obtain("a.example");
        Run run = host.run("certificates", "--json");
        JsonArray certificates = run.data().getAsJsonArray("certificates");
        assertThat(certificates.get(0).getAsJsonObject().get("name").getAsString())
                .isEqualTo("a.example");
    }

    @Test
    void withoutATrustedCaNothingIsMade() {
        Run refused = host.certonly(host.stranger(), "-d", "a.example").ends(1);
        assertThat(refused.err()).isNotBlank();
        assertThat(host.etc("live")).doesNotExist();
    }

    @Test
    void aWebServersFolderServesTheResponseAlsoOnRenewal() throws Exception {
        Path site = Files.createDirectory(folder.resolve("site"));
        HttpServer server = serve(site);
        try {
            host.done("certonly", "--webroot", "-w", site.toString(), "-d", "w.example", "--agree-tos");
            host.renew().ends(0);
            assertThat(host.ca.issued()).hasSize(2);
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
            host.done(
                    "certonly",
                    "--manual",
                    "-d",
                    "m.example",
                    "--agree-tos",
                    "--manual-auth-hook",
                    "mkdir -p \"$(dirname " + file + ")\"; printf %s \"$CERTBOT_VALIDATION\" > " + file,
                    "--manual-cleanup-hook",
                    "rm " + file);
            assertThat(site.resolve(".well-known/acme-challenge")).isEmptyDirectory();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatThisBuildCannotDoIsRefusedBeforeTheCaHearsOfIt() throws Exception {
        for (List<String> how : List.of(List.of("--nginx"), List.of("--manual"))) {
            List<String> words = new ArrayList<>(List.of("certonly", "-n", "-d", "a.example", "--agree-tos"));
            words.addAll(how);
            Run run = host.run(words.toArray(String[]::new)).ends(1);
            assertThat(run.err()).as("%s", how).containsAnyOf("not available yet in this build", "--manual-auth-hook");
        }
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.etc("accounts")).doesNotExist();
    }

    /** A web server that knows nothing of ACME. The JDK's own file server hides folders that begin with a dot. */
    private HttpServer serve(Path site) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.ca.httpPort()), 0);
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
}
