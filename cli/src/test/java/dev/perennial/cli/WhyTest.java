package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code why NAME}: the first line answers, the table says from what, and the end what comes next. */
class WhyTest extends CaScenario {
    private static final String MINUTE = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\S+";

    @BeforeEach
    void start() {
        host.hurry();
        host.obtain("a.example");
    }

    /** Whatever is asked, the CA hears nothing of it and no file changes. */
    private Run why(String... more) throws Exception {
        SortedMap<String, String> before = host.tree();
        int requests = host.ca.requests().all().size();
        String[] words = new String[more.length + 2];
        words[0] = "why";
        words[1] = "a.example";
        System.arraycopy(more, 0, words, 2, more.length);
        Run run = host.done(words);
        assertThat(host.ca.requests().all()).hasSize(requests);
        assertThat(host.tree()).isEqualTo(before);
        assertThat(run.out().lines().filter(line -> line.length() > 80 && !line.startsWith("a.example: ")))
                .allMatch(line -> line.contains("/"));
        return run;
    }

    private void due() {
        host.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
    }

    private void renewInVain() {
        due();
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
        host.run("renew", "--random-sleep", "never").ends(1, "this key is too weak");
    }

    private static String tail(Run run) {
        return run.out().substring(run.out().indexOf("What the next run does:")).replaceAll("\\s+", " ");
    }

    @Test
    void beforeTheCaWasAskedItsLifeDecides() throws Exception {
        Run run = why();
        assertThat(run.out())
                .containsPattern("^a.example: renews on " + MINUTE
                        + " \\(in 59 days 2\\d h\\), after two thirds of its life\\.\n\n")
                .contains(
                        "Window of the CA     not asked yet",
                        "Failures             none",
                        "Under way            nothing")
                .contains("Rule                 lifetime-fraction");
        assertThat(tail(run)).contains("the first run from then on renews it.", "It asks the CA for a window first");
    }

    @Test
    void theMomentChosenInAWindowIsNamedThoughTheAnswerIsOld() throws Exception {
        host.ca.setRenewalWindow(
                Instant.now().plus(Duration.ofDays(20)), Instant.now().plus(Duration.ofDays(22)));
        host.done("renew");
        assertThat(why().out())
                .containsPattern(
                        "^a.example: renews on " + MINUTE + " \\(in 2[01] days.*the moment chosen in the CA's window")
                .containsPattern("Window of the CA +" + MINUTE + " to " + MINUTE)
                .doesNotContain("It asks the CA");
        host.setClockAhead(Duration.ofDays(2));
        Run run = why();
        assertThat(run.out().replaceAll("\\s+", " ")).contains("asked again by the next run");
        assertThat(tail(run)).contains("It asks the CA for a window first");
    }

    @Test
    void whatIsDueIsRenewedByTheNextRun() throws Exception {
        host.configure("a.example", "renew_before_expiry = 100 days");
        Run run = why();
        assertThat(run.out()).startsWith("a.example: DUE, renewed by the next run, 100 days before it expires");
        assertThat(run.err()).contains("a.example: renew_before_expiry is 100 days", "at every run");
        assertThat(tail(run)).contains("It renews it.", "may wait first");
    }

    @Test
    void twoFailuresAreCountedWithTheLastMessage() throws Exception {
        renewInVain();
        host.setClockAhead(Duration.ofMinutes(3));
        renewInVain();
        Run run = why();
        assertThat(run.out())
                .containsPattern("^a.example: FAILING since " + MINUTE
                        + " \\(3 min.*ago\\), 2 times in a row; next try on " + MINUTE + " \\(in \\d+ min")
                .contains("Failures             2 in a row since ")
                .contains("Left alone           until ");
        assertThat(run.out().replaceAll("\\s+", " ")).contains("this key is too weak");
        assertThat(tail(run)).contains("tries again.", "renew --cert-name a.example --force-renewal");
        JsonObject failures = why("--json").data().getAsJsonObject("lineage").getAsJsonObject("failures");
        assertThat(failures.get("count").getAsInt()).isEqualTo(2);
        assertThat(failures.get("message").getAsString()).contains("this key is too weak");
    }

    @Test
    @Tag("case11")
    void aLimitHoldsOnlyWhatWouldBeDueBefore() throws Exception {
        host.ca
                .faults()
                .next(
                        Route.NEW_ORDER,
                        Fault.problem(
                                "rateLimited",
                                429,
                                "too many new orders (300) from this account",
                                Duration.ofHours(1)));
        host.certonly("-d", "b.example").ends(1, "from this account");
        assertThat(host.runWithoutServer("why", "a.example").out())
                .startsWith("a.example: renews on ")
                .contains("Left alone           until ");
        host.configure("a.example", "renew_before_expiry = 100 days");
        Run run = host.runWithoutServer("why", "a.example");
        assertThat(run.out()).startsWith("a.example: HELD, renewed from ").contains("from this account");
        assertThat(run.out()).contains("Failures             none");
    }

    @Test
    void withoutAutorenewNobodyRenewsIt() throws Exception {
        Files.writeString(
                host.conf("a.example"),
                Files.readString(host.conf("a.example"))
                        .replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
        Run run = why();
        assertThat(run.out())
                .startsWith("a.example: HELD, not renewed automatically")
                .contains("It expires on ");
        assertThat(tail(run)).contains("It leaves it alone.", "set autorenew = True in");
    }

    @Test
    void anUnfinishedOrderIsGoneOnWith() throws Exception {
        host.ca.faults().always(Route.CERTIFICATE, Fault.problem("serverInternal", 500, "back soon"));
        host.renew().ends(1, "back soon");
        Files.deleteIfExists(host.etc(".perennial/ledger.json"));
        Run run = why();
        assertThat(run.out())
                .startsWith("a.example: DUE, renewed by the next run, which goes on with the order of a run");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Under way since", "was asked to issue it and may have done so");
        assertThat(tail(run)).contains("nothing is ordered twice");
    }

    @Test
    void whatHasExpiredSaysSoFirst() throws Exception {
        host.setClockAhead(Duration.ofDays(100));
        assertThat(why().out())
                .containsPattern(
                        "^a.example: EXPIRED on " + MINUTE + " \\(10 days.* ago\\); renewed by the next run\\.");
    }

    @Test
    void whatCannotBeReadIsNamedWithWhatToDo() throws Exception {
        Files.writeString(host.conf("a.example"), "nonsense");
        Run run = why();
        assertThat(run.out())
                .startsWith("a.example: BROKEN, it cannot be renewed: ")
                .contains("a.example.conf");
        assertThat(tail(run)).contains("ends with exit code 1", "delete --cert-name a.example");
    }

    @Test
    void filesThatDoNotBelongTogetherAreNoReasonNotToExplain() throws Exception {
        Files.writeString(host.archived("a.example", "fullchain", 1), "\n", StandardOpenOption.APPEND);
        assertThat(why().out())
                .startsWith("a.example: BROKEN, no server should be given its files: ")
                .contains("Damage  ", "Rule  ");
    }

    @Test
    void aNameThatIsNearlyRightIsSuggested() {
        host.run("why", "a.exmaple")
                .ends(1, "No certificate found with name a.exmaple", "certificates (did you mean a.example?).");
        host.run("why", "../renewal/a.example").ends(1, "No certificate found");
        host.run("why", "a.example", "b.example").ends(2, "one certificate at a time; status shows all");
    }

    @Test
    void damagedNotesOfEarlierRunsStayWhereTheyAre() throws Exception {
        Files.createDirectories(host.etc(".perennial/journal"));
        Files.writeString(host.etc(".perennial/ledger.json"), "{}");
        Files.writeString(host.etc(".perennial/journal/renew-a.example.json"), "{}");
        why().ends(0, "ledger.json says about earlier failures is of no use", "noted about an order");
        assertThat(host.etc(".perennial/ledger.json")).exists();
        assertThat(host.etc(".perennial/journal/renew-a.example.json")).exists();
    }

    @Test
    void aJournalThatCannotBeReadIsNoReasonNotToExplain() throws Exception {
        Files.createDirectories(host.etc(".perennial"));
        Files.writeString(host.etc(".perennial/journal"), "");
        assertThat(why().ends(0, "What is under way is not shown. What earlier runs noted in ", "it is not a folder.")
                        .out())
                .startsWith("a.example: renews on ");
    }

    @Test
    void withoutANameItTellsHowThisRunWasStartedAndHowToAsk() {
        assertThat(host.done("why").out()).contains("Invocation: ", "'perennial why NAME'");
    }
}
