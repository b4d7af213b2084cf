package dev.perennial.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the standard streams are terminals. Asked only when it matters, because each answer reads {@code /proc}. */
@FunctionalInterface
public interface Terminals {
    int STDIN = 0;
    int STDOUT = 1;
    int STDERR = 2;

    boolean isTerminal(int descriptor);

    /**
     * By the name of the open file, which costs nothing to load. Good enough for colour and prompts; whether to wait is
     * decided by isatty(3) itself. Where there is no {@code /proc}, nothing is a terminal.
     */
    static Terminals ofProcess() {
        return descriptor -> {
            try {
                String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                        .toString();
                return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
            } catch (IOException | UnsupportedOperationException e) {
                return false;
            }
        };
    }
}
