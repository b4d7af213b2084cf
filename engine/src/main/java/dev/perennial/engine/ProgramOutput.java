package dev.perennial.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads one stream of a program in a thread of its own, so that a program that writes much to the other one cannot stall.
 * Keeps the first MiB; the rest is read and dropped, since no program may fill this process's memory.
 */
final class ProgramOutput {
    private static final int LIMIT = 1 << 20;

    /** For what is in the pipe when the program has ended. A daemon that it started may hold the pipe for years. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    ProgramOutput(InputStream stream) {
        reader = Thread.ofPlatform().daemon().name("program-output").start(() -> drain(stream));
    }

    /** What came until the program ended, which has to be before this call. */
    String await() throws InterruptedException {
        reader.join(LAST_WORDS);
        synchronized (text) {
            return text.toString();
        }
    }

    private void drain(InputStream stream) {
        try (var in = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (text) {
                    text.append(buffer, 0, Math.min(n, LIMIT - text.length()));
                }
            }
        } catch (IOException e) {
            // The pipe of a program that was ended; what came before counts.
            synchronized (text) {
                text.append("[output lost: ").append(e.getMessage()).append(']');
            }
        }
    }
}
