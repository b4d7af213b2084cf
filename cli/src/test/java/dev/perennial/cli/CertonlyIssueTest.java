package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How certonly goes about a certificate, and what it leaves behind. */
class CertonlyIssueTest extends CaScenario {
    @Override
    TestCaBuilder settings() {
        return TestCa.builder().reject("no.example").authorizationReuse(1).alternateRoots(1);
    }

    private String noting(String what, String file) {
        return "echo \"" + what + "\" >> " + folder.resolve(file);
    }

    @Test
    @Tag("case45")
    void namesThatCannotBeProvenAreLeftOutAndSaid() throws Exception {
        host.ca.dns().servfail("bad.example", true);
        String deployed = noting("$RENEWED_DOMAINS", "deployed");
        Run run = host.certonly(
                        "-d",
                        "a.example,bad.example,b.example,no.example",
                        "--allow-subset-of-names",
                        "--deploy-hook",
                        deployed)
                .ends(0);
        assertThat(run.out())
                .contains("Unable to obtain a certificate with every requested domain. Retrying without: no.example")
                .contains("Retrying without: bad.example");
        assertThat(run.err()).contains("did not validate bad.example (http-01:", "will be without bad.example");
        assertThat(host.names("a.example")).containsExactly("a.example", "b.example");
        assertThat(host.conf("a.example")).content().contains("allow_subset_of_names = True");

        host.ca.dns().servfail("b.example", true);
        Run renewal = host.rehearse("--force-renewal").ends(0);
        assertThat(renewal.out()).contains("Retrying without: b.example");
        assertThat(folder.resolve("deployed")).hasContent("a.example b.example\n");
    }

    /** The order tells for all of them when they are proven. */
    @Test
    void moreNamesAreNotMorePolls() {
        host.obtain("a.example,b.example,c.example,d.example,e.example");
        assertThat(host.ca.requests().count(Route.AUTHORIZATION)).isEqualTo(5);
        assertThat(host.ca.requests().count(Route.ORDER)).isBetween(1, 4);
    }

    @Test
    void theDeployHookHearsTheNewNames() throws Exception {
        host.certonly("-d", "a.example").ends(0);
        host.certonly(
                        "-d",
                        "a.example,b.example",
                        "--expand",
                        "--deploy-hook",
                        noting("$RENEWED_DOMAINS $RENEWED_LINEAGE", "deployed"),
                        "--post-hook",
                        noting("$RENEWED_DOMAINS", "post"))
                .ends(0);
        assertThat(folder.resolve("deployed")).hasContent("a.example b.example " + host.etc("live/a.example") + "\n");
        assertThat(folder.resolve("post")).hasContent("a.example b.example\n");
    }

    @Test
    void whereRenewalIsSetUpAlreadyNobodyIsToldToDoThat() throws Exception {
        Path ini = Files.writeString(folder.resolve("cli.ini"), "preconfigured-renewal = True\n");
        assertThat(host.certonly("-d", "a.example").ends(0).out()).contains("NEXT STEPS:");
        assertThat(host.certonly("-d", "b.example", "-c", ini.toString())
                        .ends(0)
                        .out())
                .contains("A scheduled task has been set up")
                .doesNotContain("NEXT STEPS:");
    }

    @Test
    void aFailureLeavesAnAccountAndTheLogAndPostHooksRun() throws Exception {
        host.ca.dns().servfail("bad.example", true);
        Run run = host.certonly(
                        "-d",
                        "a.example,bad.example",
                        "--pre-hook",
                        noting("pre", "pre"),
                        "--post-hook",
                        noting("post", "post"),
                        "--deploy-hook",
                        noting("deploy", "deploy"))
                .ends(1);
        assertThat(run.err()).contains("did not validate bad.example").doesNotContain("\tat ");
        assertThat(host.tree().keySet()).allMatch(file -> file.isEmpty() || file.startsWith("accounts"));
        assertThat(folder.resolve("pre")).hasContent("pre\n");
        assertThat(folder.resolve("post")).hasContent("post\n");
        assertThat(folder.resolve("deploy")).doesNotExist();
    }

    @Test
    void whatCannotWorkIsRefusedBeforeTheCaHearsOfIt() throws Exception {
        Files.createDirectories(host.etc("archive/taken.example/x"));
        for (String[] line : new String[][] {
            {"-d", "*.a.example"},
            {"-d", "a.example", "--preferred-challenges", "dns"},
            {"-d", "a.example", "--cert-name", "../a"},
            {"-d", "taken.example"},
        }) {
            Run run = host.certonly(line).ends(1);
            assertThat(run.err())
                    .containsAnyOf(
                            ": standalone cannot prove *.a.example: a wildcard needs a DNS challenge",
                            "None of the preferred challenges are supported by the selected plugin",
                            "cannot be the name of a certificate",
                            "archive directory exists for taken.example");
        }
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.etc("accounts")).doesNotExist();
    }

    @Test
    void aRehearsalIsARealIssuanceOfWhichNothingStays() throws Exception {
        Run first = host.certonly(
                        "-d",
                        "a.example",
                        "--dry-run",
                        "--deploy-hook",
                        noting("x", "deployed"),
                        "--pre-hook",
                        noting("pre", "pre"))
                .ends(0);
        assertThat(first.out())
                .contains("Simulating a certificate request for a.example", "The dry run was successful.");
        assertThat(host.tree().keySet()).containsExactly("");
        assertThat(host.ca.issued()).hasSize(1);
        assertThat(folder.resolve("pre")).exists();

        host.certonly("-d", "a.example", "--deploy-hook", noting("$RENEWED_LINEAGE", "deployed"))
                .ends(0);
        Map<String, String> before = host.tree();
        JsonObject data =
                host.certonly("-d", "a.example", "--dry-run", "--json").ends(0).data();
        assertThat(data.get("action").getAsString()).isEqualTo("rehearsed");
        assertThat(folder.resolve("log/letsencrypt.log")).content().contains("Recreating order after authz");
        host.rehearse().ends(0);
        assertThat(host.tree()).isEqualTo(before);
        assertThat(folder.resolve("deployed")).hasContent(host.etc("live/a.example") + "\n");
        host.rehearse("--run-deploy-hooks").ends(0);
        assertThat(folder.resolve("deployed")).content().hasLineCount(2);
    }

    @Test
    void manyRehearsalsNeedOneAccount() throws Exception {
        host.certonly("-d", "a.example").ends(0);
        host.certonly("-d", "b.example").ends(0);
        deleteAccounts();
        int before = host.ca.requests().count(Route.NEW_ACCOUNT);
        host.rehearse().ends(0);
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(before + 1);
        assertThat(host.etc("accounts")).doesNotExist();
    }

    private void deleteAccounts() throws Exception {
        try (var files = Files.walk(host.etc("accounts"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void withDebugChallengesTheCaHearsOfThemWhenSomebodySaysSo() throws Exception {
        // No mail address; continue.
        Run run = host.certonly(host.shell().typing("\n\n"), "-v", "-d", "a.example", "--debug-challenges")
                .ends(0);
        assertThat(run.out())
                .contains(
                        "Challenges loaded. Press continue to submit to CA.",
                        "URL: http://a.example/.well-known/acme-challenge/",
                        "Expected value: ",
                        "Press Enter to Continue");
        host.certonly(host.shell().typing(""), "-d", "b.example", "--debug-challenges")
                .ends(1);
        assertThat(host.etc("live/b.example")).doesNotExist();
    }

    @Test
    void profileChainAndTheRestAreAskedForAndRemembered() throws Exception {
        String root = host.ca.roots().get(1).subjectCommonName().orElseThrow();
        JsonObject data = host.certonly(
                        "--ip-address",
                        "127.0.0.1",
                        "--required-profile",
                        "shortlived",
                        "--preferred-chain",
                        root,
                        "--must-staple",
                        "--json")
                .ends(0)
                .data();
        assertThat(data.get("action").getAsString()).isEqualTo("issued");
        assertThat(data.getAsJsonObject("certificate").get("fullchain").getAsString())
                .isEqualTo(host.etc("live/127.0.0.1/fullchain.pem").toString());
        assertThat(host.certificate("127.0.0.1").lifetime()).isLessThan(Duration.ofDays(10));
        assertThat(host.conf("127.0.0.1"))
                .content()
                .contains("required_profile = shortlived", "preferred_chain = ", "must_staple = True", "server = ");
        Run summary = host.renew("--json").ends(0);
        JsonObject renewal = summary.data().getAsJsonArray("renewals").get(0).getAsJsonObject();
        assertThat(renewal.get("result").getAsString()).isEqualTo("success");
        assertThat(renewal.get("rule").getAsString()).isEqualTo("forced");
        assertThat(renewal.getAsJsonArray("identifiers").get(0).getAsString()).isEqualTo("127.0.0.1");
    }
}
