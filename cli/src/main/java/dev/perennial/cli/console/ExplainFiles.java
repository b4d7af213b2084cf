package dev.perennial.cli.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a file system says, in words that name the file and the way out. */
final class ExplainFiles {
    private ExplainFiles() {}

    static Failure failure(IOException e) {
        Failure said = switch (e) {
            case AccessDeniedException denied ->
                failed("No permission for " + denied.getFile() + '.', e)
                        .next("Run as root, or name folders of your own with --config-dir, --work-dir and"
                                + " --logs-dir.");
            case NoSuchFileException missing -> failed("There is no file or folder " + missing.getFile() + '.', e);
            case NotDirectoryException file -> failed(file.getFile() + " is not a folder.", e);
            case FileAlreadyExistsException there -> failed(there.getFile() + " is in the way: it exists already.", e);
            case FileSystemException other -> byReason(other);
            default -> failed("Reading or writing failed: " + said(e) + '.', e);
        };
        return said.holding(Explain.UNCHANGED);
    }

    private static Failure byReason(FileSystemException e) {
        String reason = e.getReason() == null ? said(e) : e.getReason();
        Failure failure = failed(e.getFile() + " could not be read or written: " + reason + '.', e);
        return switch (reason) {
            case "No space left on device", "Disk quota exceeded" ->
                failure.next("Make room on that disk, then run the same command again.");
            case "Read-only file system" ->
                failure.next("Mount it writable, or name other folders with --config-dir, --work-dir and --logs-dir.");
            default -> failure;
        };
    }

    /** A stream on a full disk says so in its message only. */
    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Failure failed(String what, IOException e) {
        return new Failure(FailureKind.FILES, what, e);
    }
}
