package dev.perennial.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code letsencrypt.log}: always everything, whatever the terminal shows. Opened, and the old ones moved on, by the
 * first line of a run, so that a command with nothing to log leaves no file. A log that cannot be written is said once
 * and stops nothing: the certificate matters more. Safe for use by several threads; writes to disk.
 */
public final class LogFile implements AutoCloseable {
    private static final String KEY_FOLLOWS = "PRIVATE KEY-----";

    private final LogRotation rotation;
    private final Clock clock;
    private final Consumer<String> complain;
    private @Nullable OutputStream out;
    private long size;
    private boolean broken;
    private boolean silent;

    /**
     * Touches nothing yet.
     *
     * @param backups how many old logs to keep; 0 appends to one file for ever
     * @param complain takes the one sentence that says why there is no log
     */
    public LogFile(Path folder, int backups, Clock clock, Consumer<String> complain) {
        this.rotation = new LogRotation(folder, backups);
        this.clock = clock;
        this.complain = complain;
    }

    /** Keeps nothing and says nothing of it. */
    public static LogFile none(Path folder, Clock clock) {
        LogFile log = new LogFile(folder, 0, clock, reason -> {});
        log.broken = true;
        return log;
    }

    /** The file, whether there is one or not. */
    public Path file() {
        return rotation.current();
    }

    /** Whether this run has written a line. */
    public synchronized boolean written() {
        return out != null && !broken;
    }

    /**
     * Appends a line, or nothing if there is no log.
     *
     * @param logger which part of the program speaks, such as {@code acme}
     */
    public void write(LogLevel level, String logger, String message) {
        // Certbot's form of a line: its own old logs are beside this one, and the same tools read both.
        append(LogTime.text(LocalDateTime.now(clock)) + ':' + level + ":perennial." + logger + ':' + safe(message)
                + '\n');
    }

    /** With the stack trace, which no one sees elsewhere without {@code --debug}. */
    public void write(LogLevel level, String logger, String message, Throwable cause) {
        write(level, logger, message + '\n' + Printable.trace(cause));
    }

    /** From now on a log that cannot be written is not worth a word: something more important is being said. */
    public synchronized void silence() {
        silent = true;
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            giveUp(e);
        }
        out = null;
    }

    private synchronized void append(String line) {
        if (broken) {
            return;
        }
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (out != null && rotation.full(size + bytes.length)) {
                out.close();
                out = null;
            }
            OutputStream open = out == null ? open() : out;
            open.write(bytes);
            size += bytes.length;
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private OutputStream open() throws IOException {
        Path file = rotation.current();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode("rwx------"));
        }
        rotation.makeRoom();
        if (!Files.exists(file)) {
            Files.createFile(file, mode("rw-------"));
        }
        size = Files.size(file);
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.APPEND);
        out = opened;
        return opened;
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private void giveUp(IOException e) {
        broken = true;
        if (!silent) {
            complain.accept("This run goes on without a log: " + rotation.current() + " could not be written ("
                    + FileReason.of(e) + ").");
        }
    }

    /** Lines after the first are indented, so that no one from outside can forge one; a key never gets here. */
    private static String safe(String message) {
        if (message.contains(KEY_FOLLOWS)) {
            return "(left out: it contains a private key)";
        }
        String text = Printable.text(message.strip());
        return text.indexOf('\n') < 0 ? text : text.replace("\n", "\n    ");
    }
}
