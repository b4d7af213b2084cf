package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an account. */
class AccountTest extends CaScenario {
    @Test
    void anAccountIsRegisteredShownChangedAndEnded() throws Exception {
        assertThat(host.done("register", "--agree-tos", "-m", "a@a.example,b@a.example", "--no-eff-email")
                        .out())
                .isEqualTo("Account registered.\n");
        Path account = host.accounts().getFirst();
        assertThat(account).isDirectoryContaining("glob:**/{private_key,regr,meta}.json");
        assertThat(host.done("show_account").out())
                .matches("Account details for server " + host.ca.directory() + ":\n  Account URL: https://\\S+\n"
                        + "  Account Thumbprint: [\\w-]{43}\n  Email contacts: a@a.example, b@a.example\n");
        assertThat(host.done("update_account", "-m", "c@a.example").out())
                .isEqualTo("Your e-mail address was updated to c@a.example.\n");
        assertThat(host.done("show_account").out()).endsWith("  Email contact: c@a.example\n");
        assertThat(host.done("update_account", "-m", "").out()).contains("has been removed");
        assertThat(host.done("show_account").out()).endsWith("  Email contact: none\n");
        assertThat(host.done("unregister").out()).isEqualTo("Account deactivated.\n");
        assertThat(account).doesNotExist();
        host.run("show_account").ends(1, "Could not find an existing account for server");
    }

    @Test
    void aSecondAccountIsRefusedAndTheFirstStays() throws Exception {
        host.done("register", "--agree-tos", "--register-unsafely-without-email");
        host.run("register", "--agree-tos")
                .ends(1, "There is an existing account; registration of a duplicate account");
        assertThat(host.accounts()).hasSize(1);
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(1);
    }

    @Test
    void nothingIsSentThatTheCaWouldRefuse() {
        host.run("register").ends(1, "--agree-tos");
        host.run("register", "--agree-tos", "-m", "admin").ends(1, "\"admin\" is not a mail address");
        host.run("register", "--agree-tos", "--eab-kid", "k").ends(1, "go together");
        host.run("register", "--agree-tos", "--eab-kid", "k", "--eab-hmac-key", "=")
                .ends(1, "--eab-hmac-key is empty");
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isZero();
        assertThat(host.etc("accounts")).doesNotExist();
    }

    @Test
    void nobodyAgreesToTermsThatNobodySaw() throws Exception {
        String hidden = "\"termsOfService\":\"data:text/plain,Do%20what%20thou%20wilt\"";
        host.ca
                .faults()
                .always(
                        Route.DIRECTORY,
                        Fault.rewritten(answer ->
                                answer.withBody(answer.body().replaceFirst("\"termsOfService\":\"[^\"]*\"", hidden))));
        host.run("register").ends(1, "userActionRequired", "give --agree-tos to agree");
        assertThat(host.accounts()).isEmpty();
        host.done("register", "--agree-tos");
    }

    @Test
    void aServerThatIsNoneIsNamed() {
        for (String server : new String[] {"https://ca .example/dir", "https:///dir", "https://user:pw@ca.example/"}) {
            Run run = host.run("show_account", "--server", server).ends(1, "--server");
            assertThat(run.err()).doesNotContain("pw");
        }
    }

    @Test
    void aPersonIsAskedForMailAndTerms() throws Exception {
        host.run(host.shell().typing("\nn\n"), "register")
                .ends(1, "without accepting Terms of Service", "No account was made.");
        Run yes =
                host.run(host.shell().typing("me@a.example\nyes\n"), "register").ends(0);
        assertThat(yes.out()).contains("Enter email address", "/terms", "(Y)es/(N)o: ");
        assertThat(host.done("show_account").out()).contains("me@a.example");
    }

    @Test
    void aPersonMayThinkBetter() throws Exception {
        host.done("register", "--agree-tos");
        Run run = host.run(host.shell().typing("a\n"), "unregister").ends(1);
        assertThat(run.out())
                .contains("Are you sure you would like to irrevocably deactivate your account?", "/(A)bort: ");
        assertThat(run.err()).contains("Deactivation aborted.");
        assertThat(host.accounts()).hasSize(1);
        host.run(host.shell().typing("new@a.example\n"), "update_account").ends(0);
        host.run("update_account").ends(1, "Missing command line flag", "--email");
        assertThat(host.done("show_account").out()).contains("new@a.example");
    }

    @Test
    void withSeveralAccountsOneIsChosen() throws Exception {
        host.done("register", "--agree-tos", "-m", "first@a.example");
        Path first = host.accounts().getFirst();
        Path aside = Files.move(first, folder.resolve("aside"));
        host.done("register", "--agree-tos", "-m", "second@a.example");
        Files.move(aside, first);
        String id = first.getFileName().toString();
        host.run("show_account").ends(1, "There are several accounts", "--account " + id);
        assertThat(host.done("show_account", "--account", id).out()).contains("first@a.example");
        host.run("unregister", "--account", "abcd").ends(1, "There is no account abcd");
        Run run = host.run(host.shell().typing("3\n1\n"), "show_account").ends(0);
        assertThat(run.out()).contains("Please choose an account", id.substring(0, 4), "@a.example");
    }

    @Test
    @Tag("case52")
    void anAccountThatTheCaEndedOrForgotIsRemovedHere() throws Exception {
        for (String problem : new String[] {"accountDoesNotExist", "unauthorized"}) {
            host.done("register", "--agree-tos");
            host.ca.faults().always(Route.NEW_ACCOUNT, Fault.problem(problem, 403, "who are you?"));
            host.run("update_account", "-m", "a@a.example").ends(1, "does not know the account");
            assertThat(host.done("unregister").out())
                    .contains("does not know this account any more; its files were removed");
            assertThat(host.accounts()).isEmpty();
            host.ca.faults().clear();
        }
    }

    @Test
    void aCaThatDoesNotAnswerKeepsTheAccount() throws Exception {
        host.done("register", "--agree-tos");
        host.ca.faults().always(Route.ACCOUNT, Fault.problem("serverInternal", 403, "maintenance"));
        host.run("unregister").ends(1, "maintenance");
        assertThat(host.accounts()).hasSize(1);
    }

    @Test
    void whoeverUnregistersIsToldWhatCannotBeRenewed() {
        host.obtain("a.example");
        Run run = host.done("unregister", "-n");
        assertThat(run.err()).contains("obtained with that account: a.example.");
    }

    @Test
    void programsGetTheAccountAsData() throws Exception {
        JsonObject made = host.done("register", "--agree-tos", "-m", "a@a.example", "--json")
                .data();
        JsonObject account = made.getAsJsonObject("account");
        assertThat(account.get("id").getAsString())
                .isEqualTo(host.accounts().getFirst().getFileName().toString());
        JsonObject shown = host.done("show_account", "--json").data();
        assertThat(shown).isEqualTo(made);
        JsonObject ended = host.done("unregister", "--json").data();
        assertThat(ended.getAsJsonObject("account").get("status").getAsString()).isEqualTo("deactivated");
        assertThat(account.keySet()).contains("server", "url", "thumbprint", "contacts", "created");
    }

    @Test
    void anotherRunHoldsTheLock() throws Exception {
        host.done("register", "--agree-tos");
        try (DirectoryLocks _ = DirectoryLocks.acquire(List.of(folder.resolve("log")))) {
            for (String verb : new String[] {"unregister", "update_account --email x@a.example"}) {
                host.run(verb.split(" ", -1)).ends(1, "Another instance of Certbot is already running");
            }
            host.done("show_account");
        }
        assertThat(host.accounts()).hasSize(1);
    }
}
