package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code certificates} says of sound and of broken lineages. */
class CertificatesTest extends CaScenario {
    @BeforeEach
    void start() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
    }

    @Test
    void aSoundCertificateIsShownInCertbotsWordsWithItsNextRenewal() {
        Run run = host.done("certificates", "-d", "a.example");
        assertThat(run.out())
                .contains("Found the following matching certs:", "Certificate Name: a.example", "(VALID: 89 days)")
                .containsPattern(
                        "Next Renewal: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\+00:00, unless the certificate")
                .doesNotContain("b.example");
        assertThat(run.err()).isEmpty();
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
        Run run = host.done("certificates");
        assertThat(run.out())
                .contains("The following renewal configurations were invalid:\n  " + host.conf("a.example"))
                .doesNotContain("Certificate Name", "No certificates found");
        assertThat(run.err())
                .contains("a.example: the certificate " + host.archived("a.example", "cert", 1)
                        + " does not belong to the key " + host.archived("a.example", "privkey", 1))
                .contains("b.example: the certificate", "are not what is in");
        JsonArray invalid = host.done("certificates", "--json").data().getAsJsonArray("invalid");
        assertThat(invalid).hasSize(2);
        assertThat(invalid.get(0).getAsJsonObject().getAsJsonArray("problems")).hasSize(1);
    }

    @Test
    void aCertificateForTestsIsMarked() throws Exception {
        String conf = Files.readString(host.conf("a.example"));
        Files.writeString(
                host.conf("a.example"),
                conf.replaceFirst("server = .*", "server = https://acme-staging-v02.api.letsencrypt.org/directory"));
        Run run = host.done("certificates");
        assertThat(run.out()).contains("(INVALID: TEST_CERT)", "(VALID: 89 days)");
        JsonArray all = host.done("certificates", "--json").data().getAsJsonArray("certificates");
        assertThat(all.get(0).getAsJsonObject().get("staging").getAsBoolean()).isTrue();
        assertThat(all.get(1).getAsJsonObject().get("staging").getAsBoolean()).isFalse();
    }

    @Test
    void whatTheConfigurationMeansForRenewalIsSaid() throws Exception {
        host.configure("a.example", "renew_before_expiry = 100 years");
        String conf = Files.readString(host.conf("b.example"));
        Files.writeString(
                host.conf("b.example"), conf.replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
        Run run = host.done("certificates");
        assertThat(run.out())
                .containsSubsequence(
                        "Next Renewal: due, with the next run", "Next Renewal: never, because of autorenew");
        assertThat(run.err()).contains("a.example: renew_before_expiry is ", "it is renewed at every run");
        JsonArray all = host.done("certificates", "--json").data().getAsJsonArray("certificates");
        assertThat(all.get(0).getAsJsonObject().get("rule").getAsString()).isEqualTo("renew-before-expiry");
        assertThat(all.get(0).getAsJsonObject().get("nextRenewal").getAsString())
                .matches("[\\d-]{10}T\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(all.get(1).getAsJsonObject().has("nextRenewal")).isFalse();
    }

    @Test
    void aVersionThatIsNotInUseIsMentionedAndLeftAlone() throws Exception {
        host.renew().ends(0);
        host.pointAt("a.example", 1);
        Run run = host.done("certificates");
        assertThat(run.err()).contains("a.example: a run was cut off").hasLineCount(1);
        assertThat(host.live("a.example", "cert").toRealPath())
                .isEqualTo(host.archived("a.example", "cert", 1).toRealPath());
    }
}
