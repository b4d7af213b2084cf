package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each name of one certificate in its own way. */
class RoutedNamesTest extends CaScenario {
    private static final String CHALLENGES = ".well-known/acme-challenge";

    private Path site = Path.of("");
    private Path auth = Path.of("");
    private Path clean = Path.of("");

    @BeforeEach
    void makeASiteAndScripts() throws Exception {
        Files.createDirectories(host.path("site/" + CHALLENGES));
        site = host.path("site");
        auth = script(
                "publish it",
                "echo $CERTBOT_DOMAIN >> %s; printf %%s \"$CERTBOT_VALIDATION\" >".formatted(host.path("asked"))
                        + site.resolve(CHALLENGES) + "/$CERTBOT_TOKEN");
        clean = script("unpublish it", "rm " + site.resolve(CHALLENGES) + "/$CERTBOT_TOKEN");
    }

    private Path script(String name, String commands) throws Exception {
        Path file = Files.writeString(host.path(name), "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** standalone by TLS-ALPN, since a web server has the port that http-01 is for. */
    private Run certonly(String... words) {
        List<String> line = new ArrayList<>(List.of("certonly", "-n", "--agree-tos", "--preferred-challenges"));
        line.add("tls-alpn-01,http-01");
        line.addAll(List.of(words));
        return host.run(line.toArray(String[]::new));
    }

    private Run three() {
        return certonly(
                "-d",
                "a.example,b.example,c.example",
                "--solver",
                "a.example=standalone",
                "--solver",
                "b.example=webroot:" + site,
                "--solver",
                "c.example=manual:" + auth + ":" + clean);
    }

    @Test
    void threeWaysInOneCertificateAreRememberedForItsRenewals() throws Exception {
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            three().ends(0);
            assertThat(host.conf("a.example"))
                    .content()
                    .contains("authenticator = perennial\n", "[perennial]\n")
                    .contains(
                            "solver = a.example=standalone, b.example=webroot:" + site + ", c.example=manual:" + auth);
            host.renew().ends(0);
            host.rehearse().ends(0);
        }
        assertThat(host.names("a.example")).containsExactly("a.example", "b.example", "c.example");
        assertThat(host.ca.issued()).hasSize(3);
        assertThat(host.path("asked")).hasContent("c.example\n".repeat(3));
        assertThat(site.resolve(CHALLENGES)).isEmptyDirectory();
    }

    @Test
    void scriptsOfOneCertificateDoNotWaitForEachOther() throws Exception {
        Path other = script("another", Files.readString(auth));
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            certonly(
                            "-d",
                            "a.example,b.example,c.example",
                            "--solver",
                            "a.example=manual:" + auth + ":" + clean,
                            "--solver",
                            "b.example=manual:" + other + ":" + clean,
                            "--manual",
                            "--manual-auth-hook",
                            "'" + other + "'",
                            "--manual-cleanup-hook",
                            "'" + clean + "'")
                    .ends(0);
        }
        assertThat(host.path("asked")).content().hasLineCount(3);
        assertThat(site.resolve(CHALLENGES)).isEmptyDirectory();
    }

    @Test
    void namesWithoutARouteAreLeftToTheAuthenticator() throws Exception {
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            certonly("--standalone", "-d", "a.example,b.sub.example", "--solver", "*.sub.example=webroot:" + site)
                    .ends(0);
            host.renew().ends(0);
        }
        assertThat(host.conf("a.example")).content().contains("authenticator = standalone\n", "*.sub.example=webroot:");
    }

    @Test
    void whatOneHasPutIsTakenAwayWhenAnotherFails() throws Exception {
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            host.run(
                            "certonly",
                            "-n",
                            "--agree-tos",
                            "-d",
                            "b.example,a.example",
                            "--solver",
                            "b.example=webroot:" + site,
                            "--solver",
                            "a.example=standalone")
                    .ends(1, "port " + host.ca.httpPort());
        }
        assertThat(folder.resolve("log/letsencrypt.log")).content().contains("webroot presents http-01 for b.example");
        assertThat(site.resolve(CHALLENGES)).isEmptyDirectory();
        assertThat(host.etc("live")).doesNotExist();
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeTheCaHearsOfIt() throws Exception {
        String file = Files.writeString(host.path("c.ini"), "").toString();
        for (Map.Entry<String, String> each : Map.of(
                        "a.example=webroot:/no/such",
                        "/no/such does not exist.",
                        "a.example=webroot:" + file,
                        "is not a folder.",
                        "a.example=manual:" + file,
                        "is not executable.",
                        "a.example=dns:rfc2136:/no/such.ini",
                        "/no/such.ini does not exist.",
                        "a.example=dns:rfc2137",
                        "There is no DNS provider rfc2137 (did you mean rfc2136?).",
                        "a.example=dns:rfc2136",
                        "dns-rfc2136 needs --dns-rfc2136-credentials FILE",
                        "a.exampel=standalone",
                        "is for no name of this certificate (did you mean a.example?)",
                        "*=webroot",
                        "Missing command line flag --webroot-path")
                .entrySet()) {
            certonly("-d", "a.example", "--solver", each.getKey()).ends(1, each.getValue());
        }
        certonly("-d", "a.example,b.example", "--solver", "a.example=standalone")
                .ends(1, "No --solver says how to prove b.example, and no authenticator.");
        certonly("-d", "*.a.example", "--solver", "*.a.example=standalone").ends(1, "a wildcard needs a DNS challenge");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.etc("accounts")).doesNotExist();
    }

    @Test
    void aFileOfSettingsMayRouteNamesOfManyCertificates() throws Exception {
        Path ini = Files.writeString(
                host.path("perennial.ini"), "solver = other.example=standalone\nsolver = *.b.example=webroot:" + site);
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            certonly("-c", ini.toString(), "-d", "a.b.example").ends(0);
        }
        assertThat(host.conf("a.b.example")).content().contains("*.b.example=webroot:" + site);
    }

    @Test
    void routesAreChangedAfterARehearsalAndForgottenByNone() throws Exception {
        host.obtain("a.example");
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            String route = "a.example=webroot:" + site;
            Run run = host.done("reconfigure", "--cert-name", "a.example", "--solver", route);
            assertThat(run.out()).contains("Changed: perennial in ");
            assertThat(host.conf("a.example")).content().contains("authenticator = standalone\n", route);
            host.renew().ends(0);
        }
        host.renew("--solver", "none").ends(0);
        assertThat(host.conf("a.example")).content().doesNotContain("solver", "[perennial]");
    }

    @Test
    void whoLooksAtItFindsItAsAnyOther() throws Exception {
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            three().ends(0);
        }
        assertThat(host.run("certificates").ends(0).out()).contains("Identifiers: a.example b.example c.example");
        assertThat(host.run("why", "a.example").ends(0).out()).contains("a.example: renews on ");
        JsonObject status = host.run("status", "--json").ends(0).data();
        assertThat(status.getAsJsonObject("counts").get("ok").getAsInt()).isEqualTo(1);
    }

    @Test
    void thePersonAtTheTerminalIsAskedOnlyForWhatNoRouteSays() throws Exception {
        Shell shell = host.shell().typing(site + "\n");
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            host.run(
                            shell,
                            "certonly",
                            "--agree-tos",
                            "-m",
                            "a@a.example",
                            "-d",
                            "a.example,b.example",
                            "--solver",
                            "a.example=webroot",
                            "--solver",
                            "*=webroot:" + site)
                    .ends(0);
        }
        assertThat(shell.out())
                .contains("Input the webroot for a.example:")
                .doesNotContain("How would you like", "webroot for b.example");
    }
}
