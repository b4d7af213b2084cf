package dev.perennial.it.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Shell;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Somebody at a pseudo-terminal, who types when the program there has asked. */
final class Typist implements AutoCloseable {
    static final String CTRL_C = "\003";
    static final String CTRL_D = "\004";

    private final Started program;
    private final OutputStream keyboard;

    private Typist(Started program, OutputStream keyboard) {
        this.program = program;
        this.keyboard = keyboard;
    }

    static Typist at(Path folder, List<String> words) throws IOException, InterruptedException {
        Path keys = Files.createTempDirectory(folder, "terminal").resolve("keys");
        Command.of("/usr/bin/mkfifo", keys.toString()).output();
        Started started = Started.inBackground(
                folder,
                List.of(
                        "sh",
                        "-c",
                        "exec \"$0\" -qefc \"$1\" /dev/null <\"$2\"",
                        Peer.SCRIPT.command(),
                        Shell.line(words),
                        keys.toString()));
        return new Typist(started, Files.newOutputStream(keys));
    }

    /** Waits until the screen shows this. */
    Typist reads(String text) throws IOException, InterruptedException {
        program.says(text);
        return this;
    }

    Typist types(String keys) throws IOException {
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
        return this;
    }

    int ends() throws IOException, InterruptedException {
        return program.ends();
    }

    /** All that was on it so far. */
    String screen() throws IOException {
        return program.stdout().replace("\r\n", "\n");
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
        program.close();
    }
}
