package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A certificate that is in place but not served helps nobody. */
class ServedTest extends CaScenario {
    private static final Path UNSERVED = Path.of(".perennial/unserved");

    /** A server for the certificate there is, which takes up a new one when it is told to. */
    private TlsServer server(String name, String chain) throws Exception {
        return new TlsServer(host.live(name, chain), host.live(name, "privkey"), signal());
    }

    private Path signal() {
        return folder.resolve("reload");
    }

    /** Tells the server. */
    private String hook() {
        return "touch " + signal();
    }

    @Test
    void aServerThatTakesTheNewCertificateUpIsNamedAndRemembered() throws Exception {
        host.obtain("a.example");
        try (TlsServer server = server("a.example", "fullchain")) {
            Run run = host.renew("--verify-served", server.address(), "--strict", "--deploy-hook", hook());
            run.ends(0);
            assertThat(run.out()).contains("a.example: " + server.address() + " presents the new certificate.");
            assertThat(Files.readString(host.etc("renewal/a.example.conf")))
                    .containsSubsequence("[perennial]", "verify_served = " + server.address() + ",");
            assertThat(host.etc(".perennial")).doesNotExist();
        }
    }

    @Test
    void aServerThatWasNotReloadedIsAWarningAndAFailureWhereThatIsWanted() throws Exception {
        host.hurry();
        host.obtain("a.example");
        try (TlsServer server = server("a.example", "fullchain")) {
            String still = "a.example: " + server.address() + " still presents the certificate before, valid until ";
            host.renew("--verify-served", server.address())
                    .ends(0, still, "Reload it, or let a --deploy-hook do that.");
            host.renew("--strict")
                    .ends(
                            1,
                            still,
                            "A new certificate is in place, but a server does not present it",
                            "next renew looks again");
            assertThat(host.etc(UNSERVED + "/a.example")).exists();
            assertThat(host.done("why", "a.example").out())
                    .contains("a.example: renewed, but NOT SEEN at its servers; the next run looks again.")
                    .contains("not yet seen at its servers, whose deploy hooks ran at")
                    .contains("It looks whether its servers present it");
            assertThat(host.done("status").out()).contains("not seen at its servers");
            server.reload();
            host.run("renew", "--strict", "-v").ends(0);
            assertThat(host.ca.issued()).hasSize(3);
            assertThat(host.etc(".perennial")).doesNotExist();
        }
    }

    @Test
    void theNextRunRunsTheDeployHookAgainAndIssuesNothing() throws Exception {
        host.hurry();
        host.obtain("a.example", "--deploy-hook", hook());
        Files.delete(signal());
        try (TlsServer server = server("a.example", "fullchain")) {
            host.renew("--verify-served", server.address(), "--deploy-hook", "true")
                    .ends(0, "still presents");
            host.run("renew").ends(0, "still presents");
            host.done("reconfigure", "--cert-name", "a.example", "--deploy-hook", hook());
            host.run("renew").ends(0, "still presents");
            assertThat(signal()).doesNotExist();
            int issued = host.ca.issued().size();
            host.setClockAhead(Duration.ofHours(7));
            host.run("renew", "--strict")
                    .ends(0, "version 2 is in place, but it is not yet served, so its deploy hooks run again");
            assertThat(host.ca.issued()).hasSize(issued);
            assertThat(host.etc(".perennial")).doesNotExist();
        }
    }

    @Test
    @Tag("case74")
    void case74ADeployHookThatFailedRunsAgainAndNothingIsIssued() throws Exception {
        Path works = folder.resolve("works");
        Path ran = folder.resolve("ran");
        host.obtain("a.example", "--deploy-hook", "echo $RENEWED_LINEAGE >> " + ran + "; test -e " + works);
        assertThat(host.done("renew").out())
                .contains("a.example: its deploy hooks are run again from 20", "because one failed");
        host.setClockAhead(Duration.ofHours(7));
        host.run("renew").ends(0, "version 1 is in place, but a deploy hook failed, so its deploy hooks run again");
        Files.createFile(works);
        host.setClockAhead(Duration.ofHours(14));
        host.run("renew").ends(0, "so its deploy hooks run again");
        assertThat(host.done("renew").err()).isEmpty();
        assertThat(Files.readAllLines(ran))
                .hasSize(3)
                .containsOnly(host.etc("live/a.example").toString());
        assertThat(host.ca.issued()).hasSize(1);
        assertThat(host.etc(".perennial")).doesNotExist();
    }

    @Test
    void aServerOnThisMachineThatStillHasTheOldOneIsFoundByItself() throws Exception {
        host.hurry();
        host.certonly("--ip-address", "127.0.0.1", "--preferred-profile", "shortlived")
                .ends(0);
        try (TlsServer server = server("127.0.0.1", "fullchain")) {
            String port = Integer.toString(server.port());
            host.renew("--https-port", port)
                    .ends(0, "127.0.0.1: " + server.address() + " still presents the certificate before");
            host.run("renew", "--https-port", port, "--strict").ends(1, "still presents the certificate before");
            host.run("renew", "--https-port", port, "--verify-served", "none").ends(0);
            assertThat(host.etc(".perennial")).doesNotExist();
        }
    }

    @Test
    void aServerThatHasNothingToDoWithACertificateIsLeftAlone() throws Exception {
        host.certonly("--ip-address", "127.0.0.1", "--preferred-profile", "shortlived")
                .ends(0);
        host.obtain("other.example");
        try (TlsServer server = server("other.example", "fullchain")) {
            Run run = host.renew("--cert-name", "127.0.0.1", "--https-port", Integer.toString(server.port()));
            run.ends(0);
            assertThat(run.err()).doesNotContain("presents");
        }
    }

    @Test
    void whatElseAServerMayPresentIsTold() throws Exception {
        host.hurry();
        host.obtain("a.example");
        host.obtain("other.example");
        try (TlsServer other = server("other.example", "fullchain")) {
            host.renew("--cert-name", "a.example", "--verify-served", other.address())
                    .ends(0, other.address() + " presents another certificate, for other.example, valid until ");
        }
        String nobody = "127.0.0.1:" + Ports.free(1).getFirst();
        host.renew("--cert-name", "a.example", "--verify-served", nobody)
                .ends(0, nobody + " does not answer: Connection refused");
        try (TlsServer bare = server("a.example", "cert")) {
            host.run("renew", "--verify-served", bare.address())
                    .ends(0, "presents the new certificate without its issuers", "Let it use fullchain.pem");
        }
        host.run("renew", "--verify-served", "a.example:0")
                .ends(1, "--verify-served: 'a.example:0' is no server: give HOST:PORT");
    }
}
