package dev.perennial.cli.timer;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.lineage.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A file that is wholly ours, known by its first line. */
record OwnFile(Path path) {
    private static final String READABLE_BY_ALL = "rw-r--r--";
    private static final String FOLDER = "rwxr-xr-x";

    /**
     * What is there now.
     *
     * @throws Failure if somebody else's file is in its place
     */
    Optional<String> read() throws IOException, Failure {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!text.startsWith(Timetable.MARKER)) {
            throw new Failure(FailureKind.REFUSED, path + " exists and was not written by 'perennial timer install'.")
                    .holding("Nothing was changed.")
                    .next("Rename or delete it if it is not needed.");
        }
        return Optional.of(text);
    }

    /** Whole or not at all. */
    void write(String text) throws IOException {
        AtomicFiles.makeFolders(Objects.requireNonNull(path.getParent()), FOLDER);
        AtomicFiles.replace(path, text, READABLE_BY_ALL);
    }

    /** Puts back what {@link #read} gave. */
    void restore(Optional<String> before) throws IOException {
        if (before.isPresent()) {
            write(before.get());
        } else {
            Files.deleteIfExists(path);
        }
    }
}
