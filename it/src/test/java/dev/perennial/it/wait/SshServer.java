package dev.perennial.it.wait;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Started;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real sshd on a free loopback port, with keys and configuration of its own, for the user of the test. */
final class SshServer implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Started sshd;

    private SshServer(Path folder, int port, Started sshd) {
        this.folder = folder;
        this.port = port;
        this.sshd = sshd;
    }

    static SshServer start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String key : List.of("host", "user")) {
            Command.of(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            "ed25519",
                            "-N",
                            "",
                            "-f",
                            folder.resolve(key).toString())
                    .output();
        }
        int port = Ports.free(1).getFirst();
        Path config = Files.writeString(
                folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin prohibit-password
                """.formatted(port, folder.resolve("host"), folder.resolve("user.pub")));
        if (Peer.ROOT.find().isPresent()) {
            // Root's sshd insists on it; Debian's start script makes it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Started sshd = Started.inBackground(folder, List.of(Peer.SSHD.command(), "-D", "-e", "-f", config.toString()));
        return new SshServer(folder, port, sshd.saysOnStderr("Server listening on"));
    }

    /** {@code ssh [OPTIONS] host COMMAND}. */
    List<String> command(List<String> options, String remote) {
        List<String> words = new ArrayList<>(List.of(Peer.SSH.command(), "-F", "none", "-p", Integer.toString(port)));
        for (String option : List.of(
                "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "BatchMode=yes")) {
            words.addAll(List.of("-o", option));
        }
        words.addAll(List.of("-i", folder.resolve("user").toString()));
        words.addAll(options);
        words.addAll(List.of(System.getProperty("user.name") + "@127.0.0.1", remote));
        return words;
    }

    @Override
    public void close() throws IOException {
        sshd.close();
    }
}
