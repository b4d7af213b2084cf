package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.acme.Sleeper;
import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program finds out about itself when it is started through the real doors. */
class InvocationTest {
    private static final String WHY = Image.launcher() + " why --json";

    @TempDir
    Path folder;

    @Test
    @NeedsPeer(Peer.SCRIPT)
    void atATerminalNobodyWaitsAlsoIfTheOutputIsPiped() throws Exception {
        for (String line : List.of(WHY, WHY + " | cat")) {
            assertThat(answer(Command.of(Peer.SCRIPT.command(), "-qec", line, "/dev/null")
                            .output()))
                    .as(line)
                    .isEqualTo(new Answer("terminal", "standard input is a terminal", false));
        }
    }

    @Test
    void inTheBackgroundNothingTells() throws Exception {
        try (Started why = Started.inBackground(folder, List.of(Image.launcher().toString(), "why", "--json"))) {
            assertThat(why.ends()).isZero();

            // Where these tests are a service of systemd, what they leave behind counts as part of it.
            assertThat(answer(why.stdout()).kind()).isIn("unattended", "scheduled");
            assertThat(answer(why.stdout()).waits()).isTrue();
        }
    }

    @Test
    @NeedsPeer({Peer.SSH, Peer.SSHD})
    void acrossSshSomebodyWaitsForTheAnswer() throws Exception {
        try (SshServer server = SshServer.start(folder.resolve("ssh"))) {
            Answer plain = answer(run(server.command(List.of(), WHY)));
            assertThat(plain.kind()).isEqualTo("remote-command");
            assertThat(plain.because()).matches("started by sshd(-session)?, process \\d+");
            assertThat(plain.waits()).isFalse();

            assumeTrue(terminalsAreForAll(), "an ordinary user's sshd cannot hand out terminals here");
            // Twice, as there is no terminal on this side either.
            Answer terminal = answer(run(server.command(List.of("-tt"), WHY)));
            assertThat(terminal.kind()).isEqualTo("terminal");
        }
    }

    @Test
    @NeedsPeer({Peer.SSH, Peer.SSHD, Peer.SUDO})
    void underSudoTheVariablesAreGoneButTheServerIsStillAnAncestor() throws Exception {
        assumeTrue(Command.of("sudo", "-n", "true").run().status() == 0, "sudo asks for a password here");
        try (SshServer server = SshServer.start(folder.resolve("ssh"))) {
            String said = run(server.command(List.of(), "sudo -n sh -c 'echo \"[$SSH_CONNECTION]\"; " + WHY + "'"));

            assertThat(said).startsWith("[]\n");
            assertThat(answer(said.substring(3)).kind()).isEqualTo("remote-command");
        }
    }

    @Test
    @NeedsPeer({Peer.SSH, Peer.SSHD})
    void whatIsLeftInTheBackgroundOverSshIsUnattended() throws Exception {
        Path answer = folder.resolve("answer");
        try (SshServer server = SshServer.start(folder.resolve("ssh"))) {
            // The pause lets ssh go first; whoever is still there waits.
            run(server.command(
                    List.of(),
                    "nohup sh -c 'sleep 1; " + WHY + " >" + answer + ".new; mv " + answer + ".new " + answer
                            + "' >/dev/null 2>&1 </dev/null &"));

            assertThat(answer(whenThere(answer)))
                    .isEqualTo(
                            new Answer("unattended", "no terminal, and no parent process tells who started it", true));
        }
    }

    @Test
    void aServiceOfSystemdIsTold() throws Exception {
        assertThat(answer(underSystemd("setsid --wait " + WHY + "; exit")))
                .isEqualTo(new Answer("scheduled", "started by systemd as a service", true));
    }

    @Test
    void anOrphanThatSystemdAdoptedIsNoService() throws Exception {
        assertThat(answer(underSystemd(WHY + "; exit")).kind()).isEqualTo("unattended");
    }

    /**
     * As a child of a process of that name, which is a shell: a second systemd would take this machine for its own. In a
     * control group that names no unit, so that systemd's variable decides.
     */
    private String underSystemd(String line) throws IOException, InterruptedException {
        assumeTrue(
                !Files.readString(Path.of("/proc/self/cgroup")).matches("(?s).*\\.(service|scope).*"),
                "this test belongs to a unit of a real systemd");
        Path systemd = folder.resolve("systemd");
        Files.copy(Path.of("/bin/sh").toRealPath(), systemd);
        return Command.of(systemd.toString(), "-c", line)
                .with(Map.of("PATH", "/usr/bin:/bin", "INVOCATION_ID", "8c1b5b0e2f6e4d0c9a53d1d3a4d27e11"))
                .output();
    }

    private record Answer(String kind, String because, boolean waits) {}

    private static Answer answer(String json) {
        assertThat(json).startsWith("{"); // a terminal shows warnings and the answer in one stream
        JsonObject invocation = JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonObject("data")
                .getAsJsonObject("invocation");
        return new Answer(
                invocation.get("kind").getAsString(),
                invocation.get("because").getAsString(),
                invocation.get("waits").getAsBoolean());
    }

    private static String run(List<String> words) throws IOException, InterruptedException {
        return Command.of(words.toArray(String[]::new)).output();
    }

    private static String whenThere(Path file) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Started.PATIENCE.toNanos();
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("waiting for %s", file).isLessThan(deadline);
            Sleeper.system().sleep(Duration.ofMillis(50));
        }
        return Files.readString(file);
    }

    /** Only root's sshd may give a terminal to the group tty; where the kernel does, there is nothing to give. */
    private static boolean terminalsAreForAll() throws Exception {
        return System.getProperty("user.name").equals("root")
                || Files.readString(Path.of("/proc/mounts")).matches("(?s).*\\bdevpts [^\n]*\\bgid=\\d.*");
    }
}
