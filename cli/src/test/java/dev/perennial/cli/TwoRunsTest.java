package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two commands at once on the same folders. */
class TwoRunsTest extends CaScenario {
    private final String me = "process " + ProcessHandle.current().pid() + " (";

    @BeforeEach
    void start() {
        host.obtain("a.example");
    }

    @Test
    @Tag("case73")
    void theSecondSaysWhoIsThereAndHowToWaitForIt() throws Exception {
        DirectoryLocks first = lock();
        host.renew().ends(1, "P" + me.substring(1), " since 20", "Nothing was changed.", "--wait-lock 10m");
        host.renew("--wait-lock", "1s").ends(1, "Another instance of Certbot is already running.");
        first.close();
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void theSecondWaitsForTheFirstIfItIsToldTo() throws Exception {
        DirectoryLocks first = lock();
        Shell patient = host.shell().waiting(first::close);
        Run run = host.run(patient, "renew", "--force-renewal", "--random-sleep", "never", "--wait-lock", "5m")
                .ends(0);
        assertThat(run.out()).containsOnlyOnce("Waiting for the lock: " + me).contains("up to 5 min");
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void whoThinksAboutAQuestionLocksNobodyOut() throws Exception {
        Shell person = host.shell().typing("2\n", () -> host.renew().ends(0));
        host.certonly(person, "-d", "a.example")
                .ends(
                        1,
                        "Another run has changed the certificates in " + host.etc(""),
                        "This run has done nothing.",
                        "Run the same command again.");
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void whatAnotherRunHasNotedMeanwhileIsKept() throws Exception {
        host.obtain("b.example");
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "not this one"));
        host.renew("--cert-name", "a.example").ends(1, "not this one");
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "nor that one"));
        Shell person = host.shell()
                .typing("2\n", () -> host.renew("--cert-name", "b.example").ends(1, "nor that one"));
        host.certonly(person, "-d", "a.example").ends(0);
        assertThat(Files.readString(host.etc(".perennial/ledger.json")))
                .contains("nor that one")
                .doesNotContain("not this one");
    }

    @Test
    void soItIsByARenewalThatWaitedForTheLock() throws Exception {
        host.obtain("b.example");
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "not this one"));
        host.renew("--cert-name", "a.example").ends(1, "not this one");
        DirectoryLocks lock = lock();
        AtomicBoolean other = new AtomicBoolean();
        Shell waiting = host.shell().waiting(() -> {
            if (!other.getAndSet(true)) {
                lock.close();
                host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "nor that one"));
                host.renew("--cert-name", "b.example").ends(1, "nor that one");
            }
        });
        host.run(
                        waiting,
                        "renew",
                        "--force-renewal",
                        "--cert-name",
                        "a.example",
                        "--wait-lock",
                        "10m",
                        "--random-sleep",
                        "never")
                .ends(0);
        assertThat(other).isTrue();
        assertThat(Files.readString(host.etc(".perennial/ledger.json")))
                .contains("nor that one")
                .doesNotContain("not this one");
    }

    @Test
    void theFirstAccountIsTalkedOverBeforeTheLockToo() throws Exception {
        host.done("unregister");
        Shell person = host.shell().typing("me@a.example\ny\n", () -> host.done("delete", "--cert-name", "a.example"));
        host.run(person, "certonly", "--standalone", "-d", "b.example").ends(0);
        assertThat(host.accounts()).hasSize(1);
        assertThat(host.names("b.example")).containsExactly("b.example");
    }

    private DirectoryLocks lock() throws Exception {
        return DirectoryLocks.acquire(List.of(host.etc("")));
    }
}
