package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of an account. */
class AccountTest extends CaScenario {
    @Test
    void anAccountIsRegisteredShownChangedAndEnded() throws Exception {
        assertThat(done("register", "--agree-tos", "-m", "a@a.example,b@a.example", "--no-eff-email"))
                .isEqualTo("Account registered.\n");
        Path account = accounts().getFirst();
        assertThat(account).isDirectoryContaining("glob:**/{private_key,regr,meta}.json");
        assertThat(done("show_account"))
                .matches("Account details for server " + ca.directory() + ":\n  Account URL: https://\\S+\n"
                        + "  Account Thumbprint: [\\w-]{43}\n  Email contacts: a@a.example, b@a.example\n");
        assertThat(done("update_account", "-m", "c@a.example"))
                .isEqualTo("Your e-mail address was updated to c@a.example.\n");
        assertThat(done("show_account")).endsWith("  Email contact: c@a.example\n");
        assertThat(done("update_account", "-m", "")).contains("has been removed");
        assertThat(done("show_account")).endsWith("  Email contact: none\n");
        assertThat(done("unregister")).isEqualTo("Account deactivated.\n");
        assertThat(account).doesNotExist();
        assertThat(refused("show_account")).contains("Could not find an existing account for server");
    }

    @Test
    void aSecondAccountIsRefusedAndTheFirstStays() throws Exception {
        done("register", "--agree-tos", "--register-unsafely-without-email");
        assertThat(refused("register", "--agree-tos"))
                .contains("There is an existing account; registration of a duplicate account");
        assertThat(accounts()).hasSize(1);
        assertThat(ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(1);
    }

    @Test
    void nothingIsSentThatTheCaWouldRefuse() {
        assertThat(refused("register")).contains("--agree-tos");
        assertThat(refused("register", "--agree-tos", "-m", "admin")).contains("\"admin\" is not a mail address");
        assertThat(refused("register", "--agree-tos", "--eab-kid", "k")).contains("go together");
        assertThat(refused("register", "--agree-tos", "--eab-kid", "k", "--eab-hmac-key", "="))
                .contains("--eab-hmac-key is empty");
        assertThat(ca.requests().count(Route.NEW_ACCOUNT)).isZero();
        assertThat(etc().resolve("accounts")).doesNotExist();
    }

    @Test
    void nobodyAgreesToTermsThatNobodySaw() throws Exception {
        String hidden = "\"termsOfService\":\"data:text/plain,Do%20what%20thou%20wilt\"";
        ca.faults()
                .always(
                        Route.DIRECTORY,
                        Fault.rewritten(answer ->
                                answer.withBody(answer.body().replaceFirst("\"termsOfService\":\"[^\"]*\"", hidden))));
        assertThat(refused("register")).contains("userActionRequired", "give --agree-tos to agree");
        assertThat(accounts()).isEmpty();
        done("register", "--agree-tos");
    }

    @Test
    void aServerThatIsNoneIsNamed() {
        for (String server : new String[] {"https://ca .example/dir", "https:///dir", "https://user:pw@ca.example/"}) {
            Shell shell = shell();
            assertThat(without(shell, "show_account", "--server", server)).isEqualTo(1);
            assertThat(shell.err()).contains("--server").doesNotContain("unexpected", "pw");
        }
    }

    @Test
    void aPersonIsAskedForMailAndTerms() throws Exception {
        Shell no = shell().typing("\nn\n");
        assertThat(run(no, "register")).isEqualTo(1);
        assertThat(no.err()).contains("without accepting Terms of Service", "No account was made.");
        Shell yes = shell().typing("me@a.example\nyes\n");
        assertThat(run(yes, "register")).as(yes.err()).isZero();
        assertThat(yes.out()).contains("Enter email address", "/terms", "(Y)es/(N)o: ");
        assertThat(done("show_account")).contains("me@a.example");
    }

    @Test
    void aPersonMayThinkBetter() throws Exception {
        done("register", "--agree-tos");
        Shell shell = shell().typing("n\n");
        assertThat(run(shell, "unregister")).isEqualTo(1);
        assertThat(shell.out()).contains("Are you sure you would like to irrevocably deactivate your account?");
        assertThat(shell.err()).contains("Deactivation aborted.");
        assertThat(accounts()).hasSize(1);
        Shell mail = shell().typing("new@a.example\n");
        assertThat(run(mail, "update_account")).as(mail.err()).isZero();
        assertThat(refused("update_account")).contains("Missing command line flag", "--email");
        assertThat(done("show_account")).contains("new@a.example");
    }

    @Test
    void withSeveralAccountsOneIsChosen() throws Exception {
        done("register", "--agree-tos", "-m", "first@a.example");
        Path first = accounts().getFirst();
        Path aside = Files.move(first, folder.resolve("aside"));
        done("register", "--agree-tos", "-m", "second@a.example");
        Files.move(aside, first);
        String id = first.getFileName().toString();
        assertThat(refused("show_account")).contains("There are several accounts", "--account " + id);
        assertThat(done("show_account", "--account", id)).contains("first@a.example");
        assertThat(refused("unregister", "--account", "abcd")).contains("There is no account abcd");
        Shell shell = shell().typing("3\n1\n");
        assertThat(run(shell, "show_account")).as(shell.err()).isZero();
        assertThat(shell.out()).contains("Please choose an account", id.substring(0, 4), "@a.example");
    }

    @Test
    void anAccountThatTheCaEndedOrForgotIsRemovedHere() throws Exception {
        for (String problem : new String[] {"accountDoesNotExist", "unauthorized"}) {
            done("register", "--agree-tos");
            ca.faults().always(Route.NEW_ACCOUNT, Fault.problem(problem, 403, "who are you?"));
            assertThat(refused("update_account", "-m", "a@a.example")).contains("does not know the account");
            assertThat(done("unregister")).contains("does not know this account any more; its files were removed");
            assertThat(accounts()).isEmpty();
            ca.faults().clear();
        }
    }

    @Test
    void aCaThatDoesNotAnswerKeepsTheAccount() throws Exception {
        done("register", "--agree-tos");
        ca.faults().always(Route.ACCOUNT, Fault.problem("serverInternal", 403, "maintenance"));
        assertThat(refused("unregister")).contains("maintenance");
        assertThat(accounts()).hasSize(1);
    }

    @Test
    void whoeverUnregistersIsToldWhatCannotBeRenewed() {
        obtain("a.example");
        Shell shell = shell();
        assertThat(run(shell, "unregister", "-n")).as(shell.err()).isZero();
        assertThat(shell.err()).contains("obtained with that account: a.example.");
    }

    @Test
    void programsGetTheAccountAsData() throws Exception {
        JsonObject made = data(done("register", "--agree-tos", "-m", "a@a.example", "--json"));
        JsonObject account = made.getAsJsonObject("account");
        assertThat(account.get("id").getAsString())
                .isEqualTo(accounts().getFirst().getFileName().toString());
        JsonObject shown = data(done("show_account", "--json"));
        assertThat(shown).isEqualTo(made);
        JsonObject ended = data(done("unregister", "--json"));
        assertThat(ended.getAsJsonObject("account").get("status").getAsString()).isEqualTo("deactivated");
        assertThat(account.keySet()).contains("server", "url", "thumbprint", "contacts", "created");
    }

    @Test
    void anotherRunHoldsTheLock() throws Exception {
        done("register", "--agree-tos");
        try (DirectoryLocks _ = DirectoryLocks.acquire(List.of(folder.resolve("log")))) {
            for (String verb : new String[] {"unregister", "update_account --email x@a.example"}) {
                assertThat(refused(verb.split(" ", -1))).contains("Another instance of Certbot is already running");
            }
            done("show_account");
        }
        assertThat(accounts()).hasSize(1);
    }
}
