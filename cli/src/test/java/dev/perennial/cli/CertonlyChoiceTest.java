package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What certonly does about certificates there are. */
class CertonlyChoiceTest extends CaScenario {
    @BeforeEach
    void start() throws Exception {
        host.certonly("-d", "a.example,b.example").ends(0);
    }

    @Test
    void whatIsNotDueIsKeptAndProgramsHearIt() throws Exception {
        Run again = host.certonly("-d", "b.example,a.example").ends(0);
        assertThat(again.out()).contains("Certificate not yet due for renewal; no action taken.");
        JsonObject data = host.certonly("-d", "a.example,b.example", "--keep", "--json")
                .ends(0)
                .data();
        assertThat(data.get("action").getAsString()).isEqualTo("kept");
        assertThat(data.getAsJsonObject("certificate").get("name").getAsString())
                .isEqualTo("a.example");
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void atATerminalTheMenuRenewsIt() throws Exception {
        Run run = host.certonly(host.shell().typing("2\n"), "--cert-name", "a.example")
                .ends(0);
        assertThat(run.out())
                .contains(
                        "1: Keep the existing certificate for now\n", "Renewing an existing certificate for a.example")
                .contains("Successfully received certificate.")
                .contains("NEXT STEPS:");
        assertThat(host.etc("archive/a.example/cert2.pem")).exists();
    }

    @Test
    void fewerNamesBecomeMoreOnlyIfSomebodySaysSo() throws Exception {
        host.ca.requests().clear();
        host.certonly("-d", "a.example,b.example,c.example", "-n")
                .ends(1, "It contains these names: a.example, b.example", "--expand");
        assertThat(host.ca.requests().all()).isEmpty();
        host.certonly(host.shell().typing("c\n"), "-d", "a.example,b.example,c.example")
                .ends(1, "User chose to cancel the operation", "--duplicate");

        Run expanded = host.certonly("-d", "a.example,b.example,c.example", "--expand", "--json")
                .ends(0);
        assertThat(expanded.data().get("action").getAsString()).isEqualTo("renewed");
        assertThat(host.names("a.example")).containsExactlyInAnyOrder("a.example", "b.example", "c.example");
        assertThat(host.ca.replaced(host.ca.issued().getFirst())).isTrue();
    }

    @Test
    void aNamedCertificateGetsOtherNames() throws Exception {
        host.certonly("--cert-name", "a.example", "-d", "c.example", "-n").ends(0);
        assertThat(host.names("a.example")).containsExactly("c.example");
        Run run = host.certonly(host.shell().typing("c\n"), "--cert-name", "a.example", "-d", "d.example")
                .ends(1);
        assertThat(run.out()).contains("+ d.example", "- c.example");
        assertThat(run.err()).contains("Specified mismatched certificate name and domains.");
    }

    @Test
    void aDuplicateGetsANumber() throws Exception {
        host.certonly("-d", "a.example,b.example", "--duplicate").ends(0);
        assertThat(host.names("a.example-0001")).containsExactly("a.example", "b.example");
        assertThat(host.etc("archive/a.example/cert2.pem")).doesNotExist();
    }

    @Test
    void namesAreAskedForWhereSomebodyCanAnswer() throws Exception {
        host.certonly("-n").ends(1, "Missing command line flag or config entry for this setting:", "-d NAMES");
        host.certonly(host.shell().typing("n.example, m.example\n")).ends(0);
        assertThat(host.names("n.example")).containsExactly("n.example", "m.example");
    }

    @Test
    void aVersionThatWaitsInTheArchiveIsPutInPlaceInsteadOfANewOne() throws Exception {
        host.certonly("-d", "a.example,b.example", "--force-renewal").ends(0);
        host.pointAt("a.example", 1);
        Run run = host.certonly("-d", "a.example,b.example").ends(0);
        assertThat(run.err())
                .contains("version 2 was complete in ", " but not in use, because a run was cut off; it is now.");
        assertThat(run.out()).contains("it is in place now").doesNotContain("no action taken");
        assertThat(Files.readSymbolicLink(host.etc("live/a.example/cert.pem"))).endsWithRaw(Path.of("cert2.pem"));
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void aTestCertificateReplacesNoRealOne() throws Exception {
        host.ca.requests().clear();
        host.certonly("-d", "a.example,b.example", "--force-renewal", "--server", "https://staging.invalid/dir")
                .ends(
                        1,
                        "You've asked to renew/replace a seemingly valid certificate with a test certificate",
                        "(domains: a.example, b.example)",
                        "--break-my-certs");
        Run bold = host.certonly(
                        "-d",
                        "a.example,b.example",
                        "--force-renewal",
                        "--break-my-certs",
                        "--server",
                        "https://staging.invalid/dir")
                .ends(1);
        assertThat(bold.err()).contains("staging.invalid").doesNotContain("seemingly");
    }
}
