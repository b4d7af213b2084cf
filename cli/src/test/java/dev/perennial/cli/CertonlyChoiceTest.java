package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What certonly does about certificates there are. */
class CertonlyChoiceTest {
    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void start() throws Exception {
        host = new Host(folder, TestCa.start());
        host.done("certonly", "-d", "a.example,b.example");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void whatIsNotDueIsKeptAndProgramsHearIt() throws Exception {
        Shell again = host.done("certonly", "-d", "b.example,a.example");
        assertThat(again.out()).contains("Certificate not yet due for renewal; no action taken.");
        JsonObject data = Host.data(host.done("certonly", "-d", "a.example,b.example", "--keep", "--json"));
        assertThat(data.get("action").getAsString()).isEqualTo("kept");
        assertThat(data.getAsJsonObject("certificate").get("name").getAsString())
                .isEqualTo("a.example");
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void atATerminalTheMenuRenewsIt() throws Exception {
        Shell shell = host.shell().typing("2\n");
        assertThat(host.run(shell, "certonly", "--cert-name", "a.example"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains(
                        "1: Keep the existing certificate for now\n", "Renewing an existing certificate for a.example")
                .contains("Successfully received certificate.")
                .contains("NEXT STEPS:");
        assertThat(host.etc("archive/a.example/cert2.pem")).exists();
    }

    @Test
    void fewerNamesBecomeMoreOnlyIfSomebodySaysSo() throws Exception {
        host.ca.requests().clear();
        Shell refused = host.failed("certonly", "-d", "a.example,b.example,c.example", "-n");
        assertThat(refused.err()).contains("It contains these names: a.example, b.example", "--expand");
        assertThat(host.ca.requests().all()).isEmpty();
        Shell shell = host.shell().typing("c\n");
        assertThat(host.run(shell, "certonly", "-d", "a.example,b.example,c.example"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("User chose to cancel the operation", "--duplicate");

        Shell expanded = host.done("certonly", "-d", "a.example,b.example,c.example", "--expand", "--json");
        assertThat(Host.data(expanded).get("action").getAsString()).isEqualTo("renewed");
        assertThat(host.names("a.example")).containsExactlyInAnyOrder("a.example", "b.example", "c.example");
        assertThat(host.ca.replaced(host.ca.issued().getFirst())).isTrue();
    }

    @Test
    void aNamedCertificateGetsOtherNames() throws Exception {
        host.done("certonly", "--cert-name", "a.example", "-d", "c.example", "-n");
        assertThat(host.names("a.example")).containsExactly("c.example");
        Shell shell = host.shell().typing("c\n");
        assertThat(host.run(shell, "certonly", "--cert-name", "a.example", "-d", "d.example"))
                .isEqualTo(1);
        assertThat(shell.out()).contains("+ d.example", "- c.example");
        assertThat(shell.err()).contains("Specified mismatched certificate name and domains.");
    }

    @Test
    void aDuplicateGetsANumber() throws Exception {
        host.done("certonly", "-d", "a.example,b.example", "--duplicate");
        assertThat(host.names("a.example-0001")).containsExactly("a.example", "b.example");
        assertThat(host.etc("archive/a.example/cert2.pem")).doesNotExist();
    }

    @Test
    void namesAreAskedForWhereSomebodyCanAnswer() throws Exception {
        assertThat(host.failed("certonly", "-n").err())
                .contains("Missing command line flag or config entry for this setting:", "-d NAMES");
        Shell shell = host.shell().typing("n.example, m.example\n");
        assertThat(host.run(shell, "certonly")).as(shell.err()).isZero();
        assertThat(host.names("n.example")).containsExactly("n.example", "m.example");
    }

    @Test
    void aVersionThatWaitsInTheArchiveIsPutInPlaceInsteadOfANewOne() throws Exception {
        host.done("certonly", "-d", "a.example,b.example", "--force-renewal");
        backToVersionOne();
        Shell shell = host.done("certonly", "-d", "a.example,b.example");
        assertThat(shell.err()).contains("had been kept but not put in place");
        assertThat(shell.out()).contains("it is in place now").doesNotContain("no action taken");
        assertThat(Files.readSymbolicLink(host.etc("live/a.example/cert.pem"))).endsWithRaw(Path.of("cert2.pem"));
        assertThat(host.ca.issued()).hasSize(2);
    }

    private void backToVersionOne() throws IOException {
        for (String kind : List.of("cert", "chain", "fullchain", "privkey")) {
            Path link = host.etc("live/a.example/" + kind + ".pem");
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of("../../archive/a.example/" + kind + "1.pem"));
        }
    }

    @Test
    void aTestCertificateReplacesNoRealOne() throws Exception {
        host.ca.requests().clear();
        Shell shell = host.failed(
                "certonly", "-d", "a.example,b.example", "--force-renewal", "--server", "https://staging.invalid/dir");
        assertThat(shell.err())
                .contains(
                        "You've asked to renew/replace a seemingly valid certificate with a test certificate",
                        "(domains: a.example, b.example)",
                        "--break-my-certs");
        Shell bold = host.failed(
                "certonly",
                "-d",
                "a.example,b.example",
                "--force-renewal",
                "--break-my-certs",
                "--server",
                "https://staging.invalid/dir");
        assertThat(bold.err()).contains("staging.invalid").doesNotContain("seemingly");
    }
}
