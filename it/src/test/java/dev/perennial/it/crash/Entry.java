package dev.perennial.it.crash;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a name in a {@link Disk} leads to: as shown, and as synced. */
abstract sealed class Entry {
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rwxr-xr-x");

    /** What is shown is what lasts. */
    abstract void sync();

    static final class Folder extends Entry {
        final Map<String, Entry> shown = new TreeMap<>();
        final Map<String, Entry> synced = new TreeMap<>();

        @Override
        void sync() {
            synced.clear();
            synced.putAll(shown);
        }
    }

    static final class Plain extends Entry {
        String shown = "";
        String synced = "";

        @Override
        void sync() {
            synced = shown;
        }
    }

    static final class Link extends Entry {
        final String target;

        Link(String target) {
            this.target = target;
        }

        @Override
        void sync() {
            // It lasts with its name.
        }
    }
}
