package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code doctor}: a response is put where a renewal would, looked at as a CA would, and taken away. */
class DoctorProofTest extends DoctorScenario {
    private Path site = Path.of("");

    @BeforeEach
    void makeASite() throws Exception {
        site = Files.createDirectories(host.path("site"));
    }

    @Test
    void aWebrootIsTriedThroughItsServer() throws Exception {
        Path other = Files.createDirectories(host.path("other"));
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            assertThat(text(webroot(site).ends(0)))
                    .contains("the webroot " + site + ": a response can be put there", "the response is seen there");
            assertThat(text(webroot(other).ends(1)))
                    .contains("http://a.example at 127.0.0.1: 404 Not Found")
                    .contains("give with -w the folder that it serves");
        }
        assertThat(site).isEmptyDirectory();
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void aFolderIsTriedInThePlaceOfWhatACertificateHas() throws Exception {
        host.obtain("a.example");
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            assertThat(text(doctor("a.example", "-w", site.toString()).ends(0)))
                    .contains("a.example: http-01 by webroot", "the response is seen there");
        }
    }

    @Test
    void whoMayNotWriteIsToldWhatWasNotChecked() throws Exception {
        host.obtain("a.example");
        PlainUser user = new PlainUser(host);
        Files.setPosixFilePermissions(site, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(text(user.run(line("b.example", "-w", site.toString()).toArray(String[]::new))))
                .contains("FAILURE method the webroot " + site, "Let whoever renews write there");
        Files.setPosixFilePermissions(host.etc("live"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(host.etc(""), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(text(user.run(line("a.example", "-w", site.toString()).toArray(String[]::new))
                            .ends(0)))
                    .contains("not checked files", "permission denied", "Run this as the user who renews")
                    .contains("not checked method the webroot " + site)
                    .contains("at 127.0.0.1, say 2 of 2 servers of example");
        } finally {
            Files.setPosixFilePermissions(host.etc(""), PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(host.etc("live"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aServerForIpv6ThatIsAnotherIsTold() throws Exception {
        InetAddress six = InetAddress.ofLiteral("::1");
        assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "no IPv6 here");
        both(dns -> dns.setAaaa("a.example", "::1"));
        HttpServer stranger = HttpServer.create(new InetSocketAddress(six, host.ca.httpPort()), 0);
        stranger.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        stranger.start();
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            assertThat(text(webroot(site).ends(1)))
                    .contains("at ::1: 404 Not Found. At another address of the name it is seen; CAs look by"
                            + " IPv6 first")
                    .contains("Correct or remove the AAAA record of a.example")
                    .contains("at 127.0.0.1: the response is seen there");
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void redirectsAreFollowedAsFarAsACaWould() throws Exception {
        try (Redirecting server = new Redirecting("http://b.example/elsewhere")) {
            assertThat(text(webroot(site).ends(1)))
                    .contains("another answer than the response: 200 OK, redirected to http://b.example/elsewhere");
            server.to = "http://a.example:8080/";
            assertThat(text(webroot(site).ends(1)))
                    .contains("it redirects to http://a.example:8080/, and CAs follow only http and https on ports 80"
                            + " and 443");
            server.to = "/again";
            assertThat(text(webroot(site).ends(1))).contains("it redirects in a circle, by http://a.example/again");
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example", "--pre-hook", "true");
        try (ServerSocket _ = new ServerSocket(host.ca.httpPort())) {
            assertThat(text(doctor("a.example").ends(1)))
                    .contains("because it is already in use by another process", "--pre-hook and --post-hook");
            assertThat(text(doctor("b.example").ends(0)))
                    .contains("not checked method", "The pre hook 'true' may free it; doctor runs no hooks");
        }
    }

    @Test
    void nobodyAtHomeIsAFailureAndNobodyElsewhereIsAWarning() {
        assertThat(text(doctor("a.example").ends(1)))
                .contains("nobody has said how control of the names is to be proven")
                .contains("http http://a.example at 127.0.0.1: the connection is refused");
    }

    @Test
    void tlsAlpnIsTriedWhereItIsUsed() {
        host.obtain("a.example", "--preferred-challenges", "tls-alpn-01");
        assertThat(text(doctor("a.example").ends(0)))
                .contains(
                        "a.example: tls-alpn-01 by standalone",
                        "tls-alpn a.example at 127.0.0.1, port 443: the response");
    }

    @Test
    void aServerThatWasNotReloadedIsTold() throws Exception {
        host.obtain("a.example");
        Path chain = host.live("a.example", "fullchain");
        try (TlsServer server = new TlsServer(chain, host.live("a.example", "privkey"), host.path("reload"))) {
            String port = Integer.toString(server.port());
            assertThat(text(doctor("a.example", "--ca-tls-port", port).ends(0)))
                    .contains("presents the certificate that is stored");
            host.renew().ends(0);
            assertThat(text(doctor("a.example", "--ca-tls-port", port).ends(1)))
                    .contains(
                            "presents version 1 of this certificate",
                            "version 2 is stored. The server was not reloaded")
                    .contains("reconfigure --cert-name a.example --deploy-hook");
            host.obtain("b.example");
            assertThat(text(doctor("b.example", "--ca-tls-port", port).ends(0)))
                    .contains("presents another certificate");
        }
    }

    @Test
    void manualScriptsAreLeftAlone() {
        Run run = doctor(
                        "*.a.example",
                        "--manual",
                        "--manual-auth-hook",
                        "touch " + host.path("ran"),
                        "--preferred-challenges",
                        "dns")
                .ends(0);
        assertThat(text(run))
                .contains("your own command publishes the responses, and is not run by doctor")
                .contains("dns _acme-challenge.a.example: in the zone example");
        assertThat(host.path("ran")).doesNotExist();
    }

    @Test
    void anInterruptTakesTheResponseAway() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer slow =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.ca.httpPort()), 0);
        slow.createContext("/", exchange -> asked.countDown()); // and never answers
        slow.start();
        try {
            Shell shell = host.shell();
            Thread run =
                    Thread.ofPlatform().start(() -> doctor(shell, "a.example", "--webroot", "-w", site.toString()));
            asked.await();
            assertThat(site.resolve(".well-known")).isDirectory();
            run.interrupt();
            run.join();
            assertThat(site).isEmptyDirectory();
        } finally {
            slow.stop(0);
        }
    }

    private Run webroot(Path folder) {
        return doctor("a.example", "--webroot", "-w", folder.toString());
    }

    /** Answers with a redirect, and in other places with something. */
    private final class Redirecting implements AutoCloseable {
        private final HttpServer server;
        volatile String to;

        Redirecting(String first) throws Exception {
            to = first;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.ca.httpPort()), 0);
            server.createContext("/", exchange -> {
                boolean there = exchange.getRequestURI().getPath().equals("/elsewhere");
                exchange.getResponseHeaders().add("Location", to);
                exchange.sendResponseHeaders(there ? 200 : 301, -1);
                exchange.close();
            });
            server.start();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
