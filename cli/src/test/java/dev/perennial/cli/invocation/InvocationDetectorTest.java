package dev.perennial.cli.invocation;

import static dev.perennial.engine.Invocation.REMOTE_COMMAND;
import static dev.perennial.engine.Invocation.SCHEDULED;
import static dev.perennial.engine.Invocation.TERMINAL;
import static dev.perennial.engine.Invocation.UNATTENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.engine.InvocationEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Process tables as real machines have them. */
class InvocationDetectorTest {
    @TempDir
    Path proc;

    RecordedProcesses processes;

    @BeforeEach
    void start() {
        processes = new RecordedProcesses(proc);
    }

    @Test
    void aTerminalOnStdinIsTheAnswerWhoeverStartedUs() throws IOException {
        processes.of("""
                1    0    1    systemd
                812  1    812  cron
                900  812  900  java
                """);

        InvocationEvidence evidence = new InvocationDetector(processes.table(), Map.of(), () -> true).detect();

        assertThat(evidence).isEqualTo(new InvocationEvidence(TERMINAL, "standard input is a terminal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshd", "sshd-session", "dropbear", "tailscaled", "teleport"})
    void aCommandGivenToARemoteShellIsOneThatSomebodyWaitsFor(String server) throws IOException {
        processes.of("""
                1    0    1    systemd
                700  1    700  %s
                4711 700  4711 %s
                4720 4711 4720 sh
                4721 4720 4720 java
                """.formatted(server, server));

        assertThat(detect())
                .isEqualTo(new InvocationEvidence(REMOTE_COMMAND, "started by " + server + ", process 4711"));
    }

    @Test
    void sudoDropsTheSshVariablesButTheServerIsStillAnAncestor() throws IOException {
        processes.of("""
                1    0    1    systemd
                700  1    700  sshd
                4711 700  4711 sshd
                4715 4711 4711 sshd
                4716 4715 4716 bash
                4717 4716 4716 sudo
                4718 4717 4716 java
                """);

        assertThat(detect()).isEqualTo(new InvocationEvidence(REMOTE_COMMAND, "started by sshd, process 4715"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron", "crond", "anacron", "atd"})
    void aSchedulerIsNamedWithItsProcess(String scheduler) throws IOException {
        processes.of("""
                1    0    1    systemd
                812  1    812  %s
                901  812  812  %s
                902  901  902  sh
                903  902  902  java
                """.formatted(scheduler, scheduler));

        assertThat(detect())
                .isEqualTo(new InvocationEvidence(SCHEDULED, "started by " + scheduler + ", process 901", true));
    }

    @Test
    void theNearestAncestorThatTellsDecides() throws IOException {
        processes.of("""
                1    0    1    systemd
                700  1    700  sshd
                4711 700  4711 sshd
                4716 4711 4716 bash
                5000 4716 4716 cron
                5001 5000 5001 sh
                5002 5001 5001 java
                """);

        assertThat(detect()).isEqualTo(new InvocationEvidence(SCHEDULED, "started by cron, process 5000", true));
    }

    @Test
    void aServiceIsNamedByItsUnit() throws IOException {
        processes.of("""
                1    0    1    systemd
                2000 1    2000 java
                """).controlGroup("0::/system.slice/perennial-renew.service");

        assertThat(detect())
                .isEqualTo(new InvocationEvidence(SCHEDULED, "started by systemd as perennial-renew.service"));
    }

    @Test
    void aServiceOfAUserIsOneToo() throws IOException {
        processes
                .of("""
                1    0    1    systemd
                1100 1    1100 systemd
                2000 1100 2000 sh
                2001 2000 2000 java
                """)
                .controlGroup("1:name=systemd:/user.slice/user-1000.slice/user@1000.service/app.slice/renew.service");

        assertThat(detect()).isEqualTo(new InvocationEvidence(SCHEDULED, "started by systemd as renew.service"));
    }

    @Test
    void anOrphanOfASecureShellIsNotTakenForAServiceThoughSystemdIsItsParent() throws IOException {
        processes.of("""
                1    0    1    systemd
                4721 1    4720 java
                """).controlGroup("0::/system.slice/ssh.service");

        assertThat(detect().invocation()).isEqualTo(UNATTENDED);
    }

    @Test
    void aProcessThatWasDetachedWithSetsidStaysInItsLoginScope() throws IOException {
        processes.of("""
                1    0    1    systemd
                4721 1    4721 java
                """).controlGroup("0::/user.slice/user-0.slice/session-3.scope");

        assertThat(detect(Map.of("INVOCATION_ID", "left by the desktop")).invocation())
                .isEqualTo(UNATTENDED);
    }

    @Test
    void theVariableOfServicesCountsWhereNoUnitCanBeSeen() throws IOException {
        processes.of("""
                1    0    1    systemd
                2000 1    2000 java
                """).controlGroup("0::/");

        assertThat(detect(Map.of("INVOCATION_ID", "8c1b")))
                .isEqualTo(new InvocationEvidence(SCHEDULED, "started by systemd as a service"));
        assertThat(detect().invocation()).isEqualTo(UNATTENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runsv", "s6-supervise", "supervise-daemo"})
    void aSupervisorOfOneServiceIsNamed(String supervisor) throws IOException {
        processes.of("""
                1    0    1    init
                50   1    50   %s
                60   50   60   java
                """.formatted(supervisor));

        assertThat(detect()).isEqualTo(new InvocationEvidence(SCHEDULED, "started by " + supervisor + ", process 50"));
    }

    @Test
    void inAContainerNothingTells() throws IOException {
        processes.of("""
                1    0    1    tini
                7    1    7    sh
                9    7    7    java
                """);

        assertThat(detect())
                .isEqualTo(
                        new InvocationEvidence(UNATTENDED, "no terminal, and no parent process tells who started it"));
    }

    @Test
    void whatASecureShellServerAdoptedAsProcessOneOfAContainerIsUnattended() throws IOException {
        processes.of("""
                1    0    1    sshd
                30   1    25   java
                """);

        assertThat(detect(Map.of("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")).invocation())
                .isEqualTo(UNATTENDED);
    }

    @Test
    void withHiddenProcessesTheEnvironmentDecides() throws IOException {
        processes.of("""
                4720 4711 4720 sh
                4721 4720 4720 java
                """);

        assertThat(detect(Map.of("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22", "INVOCATION_ID", "8c1b")))
                .isEqualTo(new InvocationEvidence(REMOTE_COMMAND, "SSH_CONNECTION is set"));
        assertThat(detect(Map.of("SSH_CLIENT", "10.0.0.1 1 22")))
                .isEqualTo(new InvocationEvidence(REMOTE_COMMAND, "SSH_CLIENT is set"));
        assertThat(detect(Map.of("SSH_CLIENT", "", "INVOCATION_ID", "8c1b")).invocation())
                .isEqualTo(SCHEDULED);
        assertThat(detect())
                .isEqualTo(new InvocationEvidence(UNATTENDED, "no terminal, and its parent processes cannot be seen"));
    }

    @Test
    void onASystemWithoutProcTheEnvironmentDecides() {
        // Nothing was recorded, so the folder is empty.
        assertThat(detect(Map.of("SSH_CONNECTION", "fe80::1 1 fe80::2 22")).invocation())
                .isEqualTo(REMOTE_COMMAND);
    }

    @Test
    void namesAreTakenAsTheyComeAndOnlyWholeOnesTell() throws IOException {
        processes.of("""
                1    0    1    init
                10   1    10   cron) S 1 1 (
                11   10   10   my sshd
                12   11   10   \u001b[31mcrond
                13   12   10   java
                """);

        assertThat(detect().invocation()).isEqualTo(UNATTENDED);
    }

    @Test
    void damagedTablesAndCirclesEnd() throws IOException {
        processes.of("""
                5    6    5    one
                6    5    5    two
                """);
        assertThat(detect().invocation()).isEqualTo(UNATTENDED);

        for (String damage : new String[] {"", "6", "6 (two", "6 (two) S", "6 (two) S x 5 5 0", "x (two) S 5 5 5 0"}) {
            processes.write("self/stat", damage);
            assertThat(detect().because()).as(damage).isEqualTo("no terminal, and its parent processes cannot be seen");
        }
    }

    private InvocationEvidence detect() {
        return detect(Map.of());
    }

    private InvocationEvidence detect(Map<String, String> variables) {
        return new InvocationDetector(processes.table(), variables, () -> false).detect();
    }
}
