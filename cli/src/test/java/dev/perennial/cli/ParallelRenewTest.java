package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.LoggedRequest;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many certificates renewed in one run. */
class ParallelRenewTest extends CaScenario {
    private static final List<String> NAMES = List.of("a.example", "b.example", "c.example", "d.example", "e.example");

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().nonceRejection(0.15).validationWait(Duration.ofMillis(300));
    }

    @BeforeEach
    void start() {
        NAMES.forEach(name -> host.obtain(name));
    }

    @Test
    void allSharePortAccountAndDirectoryAndAreToldInOrder() throws Exception {
        host.ca.requests().clear();
        Run run = host.renew().ends(0);
        assertThat(run.out()).containsSubsequence(NAMES).doesNotContain("failed");
        for (String name : NAMES) {
            assertThat(host.archived(name, "cert", 2)).exists();
            assertThat(run.out()).containsOnlyOnce("Renewing an existing certificate for " + name);
        }
        assertThat(host.ca.issued()).hasSize(10).doesNotHaveDuplicates();
        assertThat(host.ca.requests().count(Route.DIRECTORY)).isEqualTo(1);
        assertThat(host.accounts()).hasSize(1);
    }

    @Test
    void oneThatFailsIsTheOnlyOne() {
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "not this one"));
        host.renew("--jobs", "3").ends(1, "not this one", "1 renew failure(s), 0 parse failure(s)");
        assertThat(host.ca.issued()).hasSize(9);
    }

    @Test
    @Tag("case9")
    void case9OneThatIsToldToWaitDelaysNoOther() {
        host.ca.requests().clear();
        host.ca.faults().next(Route.NEW_ORDER, Fault.problem("rateLimited", 429, "slow down", Duration.ofSeconds(7)));
        host.renew("--jobs", "5").ends(0);
        List<LoggedRequest> orders = host.ca.requests().on(Route.NEW_ORDER);
        LoggedRequest refused = orders.stream()
                .filter(order -> order.status() == 429)
                .findFirst()
                .orElseThrow();
        Instant again = orders.getLast().at();
        assertThat(Duration.between(refused.at(), again)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(20));
        assertThat(host.ca.requests().on(Route.CERTIFICATE))
                .filteredOn(download -> download.at().isBefore(again))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(host.ca.issued()).hasSize(10);
    }

    @Test
    @Tag("case13")
    void aCaThatIsDownIsNotWaitedForByEach() {
        host.hurry();
        host.ca.faults().always(Route.NEW_ORDER, Fault.problem("serverInternal", 503, "we are down"));
        host.ca.requests().clear();
        host.renew("--jobs", "1")
                .ends(1, "we are down", "has failed 4 times in a row in this run", "5 renew failure(s)");
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(4 * 5);
        host.ca.faults().clear();
        host.renew().ends(0);
    }

    @Test
    void hooksRunOneAfterAnotherAndThoseOfTheRunOnce() throws Exception {
        Path diary = folder.resolve("diary");
        String deploy = "echo begin >> " + diary + "; sleep 0.1; echo end >> " + diary;
        host.renew(
                        "--pre-hook",
                        "echo pre >> " + diary,
                        "--deploy-hook",
                        deploy,
                        "--post-hook",
                        "echo post >> " + diary)
                .ends(0);
        assertThat(Files.readString(diary)).isEqualTo("pre\n" + "begin\nend\n".repeat(5) + "post\n");
    }

    @Test
    void scriptsThatProveByHandServeOneOrderAfterAnother() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        Path diary = folder.resolve("diary");
        Path well = www.resolve(".well-known/acme-challenge");
        String auth = "echo put >> " + diary + "; mkdir -p " + well + "; printf %s $CERTBOT_VALIDATION > " + well
                + "/$CERTBOT_TOKEN";
        String cleanup = "echo take >> " + diary + "; rm -rf " + www.resolve(".well-known"); // all that it finds
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.renew("--manual", "--manual-auth-hook", auth, "--manual-cleanup-hook", cleanup)
                    .ends(0);
        }
        assertThat(Files.readString(diary)).isEqualTo("put\ntake\n".repeat(5));
    }

    @Test
    void webrootsAreSharedToo() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.renew("--webroot", "-w", www.toString()).ends(0);
        }
        assertThat(host.ca.issued()).hasSize(10);
        assertThat(www).isEmptyDirectory();
    }

    @Test
    void programsGetTheNameWithEveryEvent() {
        Run run = host.renew("--json").ends(0);
        assertThat(run.err().lines().filter(line -> line.contains("order_created")))
                .hasSize(5)
                .allMatch(line -> NAMES.stream().anyMatch(name -> line.contains("\"name\":\"" + name + "\"")));
    }

    @Test
    void aSensibleNumberOnly() {
        host.renew("--jobs", "0").ends(1, "--jobs is a number from 1 to 64");
        host.renew("--jobs", "65").ends(1, "--jobs is a number from 1 to 64");
    }
}
