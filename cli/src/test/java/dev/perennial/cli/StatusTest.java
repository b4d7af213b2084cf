package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code status}: one line for each lineage, the most urgent first. */
class StatusTest extends CaScenario {
    @BeforeEach
    void start() throws Exception {
        host.hurry();
        for (String name : List.of("ok", "off", "failing", "due", "broken")) {
            host.obtain(name + ".example");
        }
        Files.writeString(
                host.conf("off.example"),
                Files.readString(host.conf("off.example"))
                        .replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
        host.renew("--cert-name", "failing.example").ends(1);
        host.configure("due.example", "renew_before_expiry = 100 days");
        Files.writeString(host.conf("broken.example"), "nonsense");
        host.ca.requests().clear();
    }

    @Test
    void theMostUrgentIsFirstAndNothingIsAskedOrChanged() throws Exception {
        SortedMap<String, String> before = host.tree();
        Run run = host.done("status");
        assertThat(run.out()
                        .lines()
                        .map(line -> line.replaceFirst("^(\\S+ +\\S+) .*", "$1").replaceAll(" +", " ")))
                .startsWith(
                        "STATE NAME",
                        "broken broken.example",
                        "failing failing.example",
                        "due due.example",
                        "held off.example",
                        "ok ok.example");
        assertThat(run.out())
                .contains("broken.example.conf", "1 failed, again in ", "never: autorenew = False")
                .containsPattern("ok.example +89 days  \\d{4}-\\d\\d-\\d\\d \\(in 59 days\\)")
                .contains(
                        "\n5 certificates: 1 broken, 1 failing, 1 due, 1 held, 1 ok.\nMore on one: 'perennial why NAME'.")
                .doesNotContain("\033", "\u2588");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void whatHasExpiredComesRightAfterWhatIsBroken() {
        host.setClockAhead(Duration.ofDays(100));
        assertThat(host.done("status").out().lines().skip(1).limit(2))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("broken"),
                        second -> assertThat(second).startsWith("expired ").contains("-10 days"));
    }

    @Test
    void onATerminalItHasColoursAndBarsAndFits() throws Exception {
        String shop = "a-name-that-is-much-too-long-for-its-column.shop.example";
        String mail = "a-name-that-is-much-too-long-for-its-column.mail.example";
        host.obtain(shop);
        host.obtain(mail);
        Shell shell = host.shell().onTerminal();
        String out = status(shell);
        assertThat(out)
                .contains("\033[31mfailing \033[0m", "\033[33mdue     \033[0m", "\033[32mok      \033[0m")
                .contains("\033[32m\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\033[0m")
                .contains("a-name-that...shop.example ", "a-name-that...mail.example ");
        assertThat(out.replaceAll("\033\\[\\d*m", "").lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void withNoColorTheBarsRemain() {
        assertThat(status(host.shell().onTerminal().with("NO_COLOR", "1")))
                .contains("\u2588 ")
                .doesNotContain("\033");
    }

    @Test
    void itWorksWhileAnotherRunHoldsTheLock() {
        host.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
        Run[] meanwhile = new Run[1];
        host.ca.faults().always(Route.NEW_ORDER, Fault.problem("serverInternal", 500, "back soon"));
        Shell waiting = host.shell().waiting(() -> meanwhile[0] = host.done("status"));
        host.run(waiting, "renew", "--cert-name", "ok.example", "--random-sleep", "never");
        assertThat(meanwhile[0].out()).contains("ok.example");
    }

    @Test
    void programsGetAllOfIt() {
        JsonObject data = host.done("status", "--json").data();
        JsonArray lineages = data.getAsJsonArray("lineages");
        JsonObject due = lineages.get(2).getAsJsonObject();
        assertThat(due.get("state").getAsString()).isEqualTo("due");
        assertThat(due.get("rule").getAsString()).isEqualTo("renew-before-expiry");
        assertThat(due.getAsJsonObject("renewalInfo").get("answer").getAsString())
                .isEqualTo("not-asked");
        assertThat(lineages.asList().stream().map(JsonElement::getAsJsonObject).map(each -> each.has("nextRenewal")))
                .containsExactly(false, true, true, false, true);
        assertThat(data.getAsJsonObject("counts").get("expired").getAsInt()).isZero();
    }

    private String status(Shell shell) {
        List<String> line = host.line("status");
        assertThat(shell.run(line.toArray(String[]::new))).isZero();
        return shell.out();
    }
}
