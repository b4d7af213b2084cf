package dev.perennial.lineage;

import java.nio.file.Path;

/** The four files of a version. */
public enum FileKind {
    CERT("cert"),
    PRIVKEY("privkey"),
    CHAIN("chain"),
    FULLCHAIN("fullchain");

    private static final int MAX_DIGITS = 9;
    private static final String SUFFIX = ".pem";

    private final String id;

    FileKind(String id) {
        this.id = id;
    }

    /** As in file names and renewal configurations. */
    public String id() {
        return id;
    }

    Path live(Path liveDir) {
        return liveDir.resolve(id + SUFFIX);
    }

    Path archived(Path archiveDir, int version) {
        return archiveDir.resolve(id + version + SUFFIX);
    }

    /** Where a switch notes what the link pointed at before. */
    Path previous(Path liveDir) {
        return liveDir.resolve("previous_" + id + SUFFIX);
    }

    /** The number in a file name such as {@code cert12.pem}; 0 if it is none of this kind. */
    public int version(String fileName) {
        int from = id.length();
        int to = fileName.length() - SUFFIX.length();
        if (!fileName.startsWith(id) || !fileName.endsWith(SUFFIX) || to <= from || to - from > MAX_DIGITS) {
            return 0;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = fileName.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
