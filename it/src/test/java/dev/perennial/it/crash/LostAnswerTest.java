package dev.perennial.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Started;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.FaultProxy;
import dev.perennial.testkit.ProxyFault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CA does what it is asked to, and nobody hears its answer. */
class LostAnswerTest {
    @TempDir
    Path folder;

    private Machine machine;

    private void with(TestCa ca) throws IOException {
        machine = new Machine(folder, "0", ca);
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW_ACCOUNT", "NEW_ORDER", "AUTHORIZATION", "CHALLENGE", "FINALIZE", "CERTIFICATE"})
    @Tag("case22")
    @Tag("case23")
    @Tag("case25")
    @Tag("case26")
    @Tag("case71")
    void cases22To26And71TheProcessIsKilledMeanwhile(Route route) throws Exception {
        with(TestCa.builder().authorizationReuse(0).start());
        killedWhenAnswered(route);
        goesOn(route == Route.NEW_ORDER ? 2 : 1);
    }

    @Test
    @Tag("case25")
    void case25TheCertificateIsThatOfTheSameOrderAndKey() throws Exception {
        with(TestCa.builder().authorizationReuse(0).start());
        try (FaultProxy proxy = FaultProxy.inFrontOf(machine.ca())) {
            machine.ca().faults().next(Route.FINALIZE, Fault.rewritten(answer -> {
                proxy.inject(new ProxyFault.CutAnswer(0), 1);
                return answer;
            }));
            List<String> certonly =
                    machine.words(Machine.CERTONLY, proxy.through(machine.ca().directory()));
            Command.Result result = machine.start(certonly);
            assertThat(result.status()).as(result.stderr()).isZero();
            assertThat(proxy.struck()).isEqualTo(1);
        }
        assertThat(machine.books()).isEqualTo(new Books(1, 1, 1));
        assertThat(new Aftermath(machine).live())
                .isEqualTo(machine.ca().issued().getFirst());
    }

    @Test
    @Tag("case35")
    void case35WhatTheCaIsStillWorkingOnIsWaitedForByTheNextRun() throws Exception {
        with(TestCa.builder()
                .authorizationReuse(0)
                .processingDelay(Duration.ofSeconds(2))
                .start());
        killedWhenAnswered(Route.FINALIZE);
        goesOn(1);
        assertThat(machine.ca().requests().count(Route.FINALIZE)).isEqualTo(1);
    }

    @Test
    @Tag("case73")
    void case73TwoRenewalsAtOnceMakeOneOrder() throws Exception {
        with(TestCa.builder().authorizationReuse(0).start());
        machine.begin(Story.RENEWAL);
        List<String> renew = machine.words(Machine.RENEW, machine.ca().directory());
        try (Started one = Started.inBackground(folder, renew);
                Started other = Started.inBackground(folder, renew)) {
            assertThat(one.ends() + other.ends()).isLessThan(2);
            assertThat(one.stderr() + other.stderr()).doesNotContain("\tat ");
        }
        assertThat(machine.books()).isEqualTo(new Books(2, 2, 1));
        new Aftermath(machine).tidy(2);
    }

    @Test
    @Tag("case74")
    void case74AFailingDeployHookCostsNoCertificate() throws Exception {
        with(TestCa.builder().authorizationReuse(0).start());
        machine.begin(Story.RENEWAL);
        List<String> renew = machine.words(Machine.RENEW, machine.ca().directory());
        renew.addAll(List.of("--deploy-hook", "false"));
        assertThat(machine.start(renew).stderr()).contains("false");
        assertThat(new Aftermath(machine).live())
                .isEqualTo(machine.ca().issued().getLast());
        Command.Result next = machine.start(renew);
        assertThat(next.status()).as(next.stdout() + next.stderr()).isZero();
        assertThat(machine.books()).isEqualTo(new Books(2, 2, 1));
    }

    /** By a signal that comes when the CA has done what it was asked to and has not answered yet. */
    private void killedWhenAnswered(Route route) throws Exception {
        CompletableFuture<Started> process = new CompletableFuture<>();
        machine.ca().faults().next(route, Fault.rewritten(answer -> {
            kill(process.join());
            return answer;
        }));
        List<String> certonly = machine.words(Machine.CERTONLY, machine.ca().directory());
        try (Started running = Started.inBackground(folder, certonly)) {
            process.complete(running);
            assertThat(running.ends()).as(running.stderr()).isEqualTo(128 + 9);
        }
    }

    private static void kill(Started process) {
        try {
            process.signal("KILL");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void goesOn(int orders) throws Exception {
        List<String> journal = machine.journal();
        Command.Result next = machine.run(Machine.CERTONLY);
        assertThat(next.status()).as(next.stderr()).isZero();
        assertThat(machine.books()).isEqualTo(new Books(1, orders, 1));
        Aftermath aftermath = new Aftermath(machine);
        assertThat(aftermath.live()).isEqualTo(machine.ca().issued().getFirst());
        aftermath.tidy(1);
        if (!journal.isEmpty()) {
            String key = JsonParser.parseString(journal.getFirst())
                    .getAsJsonObject()
                    .get("key")
                    .getAsString();
            assertThat(Files.readString(machine.config().resolve("live/a.example/privkey.pem")))
                    .as("the key of the run that was killed")
                    .isEqualTo(key);
        }
    }
}
