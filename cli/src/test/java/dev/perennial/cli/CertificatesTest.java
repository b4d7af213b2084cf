package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code certificates} says of sound and of broken lineages. */
class CertificatesTest {
    @TempDir
    private Path folder;

    private TestHost host;

    @BeforeEach
    void start() throws Exception {
        host = new TestHost(folder);
        host.with("a.example").with("b.example");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aSoundCertificateIsShownInCertbotsWordsWithItsNextRenewal() {
        Shell shell = host.shell();
        assertThat(host.run(shell, "certificates", "-d", "a.example")).isZero();
        assertThat(shell.out())
                .contains("Found the following matching certs:", "Certificate Name: a.example", "(VALID: 89 days)")
                .containsPattern(
                        "Next Renewal: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\+00:00, unless the certificate")
                .doesNotContain("b.example");
        assertThat(shell.err()).isEmpty();
        assertThat(host.ca.requests().all())
                .noneMatch(request -> request.route().equals(Optional.of(Route.RENEWAL_INFO)));
    }

    @Test
    void filesThatDoNotBelongTogetherMakeALineageInvalidAndAreNamed() throws Exception {
        Files.copy(
                host.archived("b.example", "privkey", 1),
                host.archived("a.example", "privkey", 1),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(host.archived("b.example", "fullchain", 1), "\n", StandardOpenOption.APPEND);
        Shell shell = host.shell();
        assertThat(host.run(shell, "certificates")).isZero();
        assertThat(shell.out())
                .contains("The following renewal configurations were invalid:\n  " + host.conf("a.example"))
                .doesNotContain("Certificate Name", "No certificates found");
        assertThat(shell.err())
                .contains("a.example: the certificate " + host.archived("a.example", "cert", 1)
                        + " does not belong to the key " + host.archived("a.example", "privkey", 1))
                .contains("b.example: the certificate", "are not what is in");
        JsonArray invalid = json("certificates").getAsJsonArray("invalid");
        assertThat(invalid).hasSize(2);
        assertThat(invalid.get(0).getAsJsonObject().getAsJsonArray("problems")).hasSize(1);
    }

    @Test
    void aCertificateForTestsIsMarked() throws Exception {
        String conf = Files.readString(host.conf("a.example"));
        Files.writeString(
                host.conf("a.example"),
                conf.replaceFirst("server = .*", "server = https://acme-staging-v02.api.letsencrypt.org/directory"));
        Shell shell = host.shell();
        host.run(shell, "certificates");
        assertThat(shell.out()).contains("(INVALID: TEST_CERT)", "(VALID: 89 days)");
        JsonArray all = json("certificates").getAsJsonArray("certificates");
        assertThat(all.get(0).getAsJsonObject().get("staging").getAsBoolean()).isTrue();
        assertThat(all.get(1).getAsJsonObject().get("staging").getAsBoolean()).isFalse();
    }

    @Test
    void whatTheConfigurationMeansForRenewalIsSaid() throws Exception {
        host.configure("a.example", "renew_before_expiry = 100 years");
        String conf = Files.readString(host.conf("b.example"));
        Files.writeString(
                host.conf("b.example"), conf.replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
        Shell shell = host.shell();
        host.run(shell, "certificates");
        assertThat(shell.out())
                .containsSubsequence(
                        "Next Renewal: due, with the next run", "Next Renewal: never, because of autorenew");
        assertThat(shell.err()).contains("a.example: renew_before_expiry is ", "it is renewed at every run");
        JsonArray all = json("certificates").getAsJsonArray("certificates");
        assertThat(all.get(0).getAsJsonObject().get("rule").getAsString()).isEqualTo("renew-before-expiry");
        assertThat(all.get(1).getAsJsonObject().has("nextRenewal")).isFalse();
    }

    @Test
    void aVersionThatIsNotInUseIsMentionedAndLeftAlone() throws Exception {
        host.run(host.shell(), "renew", "--force-renewal", "--no-random-sleep-on-renew");
        host.pointAt("a.example", 1);
        Shell shell = host.shell();
        host.run(shell, "certificates");
        assertThat(shell.err()).contains("a.example: a run was cut off").hasLineCount(1);
        assertThat(host.link("a.example", "cert").toRealPath())
                .isEqualTo(host.archived("a.example", "cert", 1).toRealPath());
    }

    private JsonObject json(String verb) {
        Shell shell = host.shell();
        host.run(shell, verb, "--json");
        return JsonParser.parseString(shell.out()).getAsJsonObject().getAsJsonObject("data");
    }
}
