package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A CA that makes accounts only for those it knows (RFC 8555 section 7.3.4). */
class CustomersOnlyTest extends CaScenario {
    private static final byte[] KEY = "0123456789abcdef0123456789abcde?".getBytes(StandardCharsets.US_ASCII);
    private static final String BASE64 = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZT8=";

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().eab("kid-1", KEY).requireEab().eabOnce();
    }

    @Test
    @Tag("case54")
    void aCustomerRegistersAndAStrangerIsToldHow() throws Exception {
        host.run("register", "--agree-tos")
                .ends(1, "Server requires external account binding", "--eab-kid and --eab-hmac-key");
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isZero();
        host.done("register", "--agree-tos", "--eab-kid", "kid-1", "--eab-hmac-key", BASE64, "--eab-hmac-alg", "HS384");
        assertThat(host.accounts()).hasSize(1);
    }

    @Test
    @Tag("case54")
    void aWrongCustomerOrSecretMakesNoAccount() throws Exception {
        String other = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        for (String[] wrong : new String[][] {{"kid-2", BASE64}, {"kid-1", other}}) {
            Run run = host.run("register", "--agree-tos", "--eab-kid", wrong[0], "--eab-hmac-key", wrong[1])
                    .ends(1, "unauthorized: the external account \"" + wrong[0] + "\" is unknown or its MAC is wrong");
            assertThat(run.err()).doesNotContain(wrong[1]);
        }
        assertThat(host.accounts()).isEmpty();
    }

    @Test
    @Tag("case54")
    void case54AnExternalAccountThatIsInUseElsewhereIsAskedForOnce() throws Exception {
        String[] external = {"--agree-tos", "--eab-kid", "kid-1", "--eab-hmac-key", BASE64};
        host.obtain("a.example", external);
        host.obtain("b.example");
        Files.move(host.etc("accounts"), folder.resolve("elsewhere"));
        host.ca.requests().clear();
        host.run("register", "--agree-tos", "--eab-kid", "kid-1", "--eab-hmac-key", BASE64)
                .ends(
                        1,
                        "unauthorized: the external account \"kid-1\" is bound to an account already",
                        "No account was made.",
                        "Check --eab-kid and --eab-hmac-key. Some CAs take a pair only once");
        assertThat(host.renew(external)
                        .ends(1, "is bound to an account already", "2 renew failure(s)")
                        .err())
                .doesNotContain("If the account was deactivated");
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(2);
        assertThat(host.accounts()).isEmpty();
    }

    @Test
    void aRehearsalDoesNotSpendWhatWorksOnlyOnce() throws Exception {
        host.certonly("-d", "a.example", "--dry-run", "--eab-kid", "kid-1", "--eab-hmac-key", BASE64)
                .ends(0);
        assertThat(host.accounts()).hasSize(1);
        host.obtain("a.example");
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(1);
    }

    @Test
    void theSecretMayStandInAFileAndNeverInALog() throws Exception {
        Path ini = Files.writeString(
                folder.resolve("cli.ini"), "eab-kid = kid-1\neab-hmac-key = " + BASE64 + "\nagree-tos = true\n");
        host.done("register", "-c", ini.toString(), "-vv");
        assertThat(folder.resolve("log/letsencrypt.log")).content().doesNotContain(BASE64.substring(0, 20));
    }
}
