package dev.perennial.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationDetectorTest {
    private static final Map<String, String> SSH = Map.of("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");

    @Test
    void aTerminalNeedsNoMoreEvidence() {
        InvocationDetector detector = new InvocationDetector(true, 4, pid -> Optional.empty(), Map.of());
        assertThat(detector.detect().invocation()).isEqualTo(Invocation.TERMINAL);
    }

    @Test
    void aCommandOverSshIsSomebodyWaitingAlsoUnderSudo() {
        assertThat(detect(Map.of(), "systemd", "sshd", "sshd-session", "bash", "sudo", "sh")
                        .invocation())
                .isEqualTo(Invocation.REMOTE_COMMAND);
    }

    @Test
    void theNearestTellingAncestorDecides() {
        assertThat(detect(SSH, "systemd", "sshd", "bash", "cron", "sh"))
                .isEqualTo(new InvocationEvidence(Invocation.SCHEDULED, "started by cron, process 4"));
        assertThat(detect(Map.of(), "systemd", "cron", "bash", "sshd-session", "sh")
                        .invocation())
                .isEqualTo(Invocation.REMOTE_COMMAND);
    }

    @Test
    void aServiceIsToldByItsInvocationId() {
        assertThat(detect(Map.of("INVOCATION_ID", "ab12"), "systemd").invocation())
                .isEqualTo(Invocation.SCHEDULED);
    }

    @Test
    void aCommandLeftBehindInTheBackgroundIsUnattendedThoughTheVariablesAreStillThere() {
        assertThat(detect(SSH, "systemd").invocation()).isEqualTo(Invocation.UNATTENDED);
    }

    @Test
    void whereProcessesAreHiddenTheEnvironmentDecides() {
        InvocationDetector hidden = new InvocationDetector(false, 7, pid -> Optional.empty(), SSH);
        assertThat(hidden.detect().invocation()).isEqualTo(Invocation.REMOTE_COMMAND);
        InvocationDetector nothing = new InvocationDetector(false, 7, pid -> Optional.empty(), Map.of());
        assertThat(nothing.detect().invocation()).isEqualTo(Invocation.UNATTENDED);
    }

    /** Processes 1, 2, 3 ... each the child of the one before; the last is the parent of this one. */
    private static InvocationEvidence detect(Map<String, String> environment, String... ancestors) {
        ProcessTable table = pid -> {
            if (pid < 1 || pid > ancestors.length + 1) {
                return Optional.empty();
            }
            String name = pid <= ancestors.length ? ancestors[(int) pid - 1] : "java";
            return Optional.of(new ProcessTable.Entry(pid, name, pid - 1));
        };
        return new InvocationDetector(false, ancestors.length + 1L, table, environment).detect();
    }
}
