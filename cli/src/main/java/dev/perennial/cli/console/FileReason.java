package dev.perennial.cli.console;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, for the end of a sentence: the messages of java.nio often hold only its name. */
public final class FileReason {
    private FileReason() {}

    public static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "there is no such file or folder";
            case AccessDeniedException e -> "permission denied";
            case FileAlreadyExistsException e -> "a file that is no folder is in its place";
            case NotDirectoryException e -> "it is not a folder";
            case CharacterCodingException e -> "it is not UTF-8 text";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> failure.getMessage() == null ? "the disk gives no reason" : failure.getMessage();
        };
    }
}
