package dev.perennial.lineage;

import java.nio.file.Path;
import java.util.Locale;

/** The four files of a version. */
enum FileKind {
    CERT,
    PRIVKEY,
    CHAIN,
    FULLCHAIN;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path live(Path liveDir) {
        return liveDir.resolve(id() + ".pem");
    }

    Path archived(Path archiveDir, int version) {
        return archiveDir.resolve(id() + version + ".pem");
    }

    /** The number in a file name such as {@code cert12.pem}; 0 if it is none of this kind. */
    int version(String fileName) {
        int from = id().length();
        int to = fileName.length() - ".pem".length();
        if (!fileName.startsWith(id()) || !fileName.endsWith(".pem") || to <= from || to - from > 9) {
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
