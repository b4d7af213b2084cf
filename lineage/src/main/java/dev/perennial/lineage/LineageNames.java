package dev.perennial.lineage;

/** A lineage's name is the name of two folders and a file. */
public final class LineageNames {
    /** What file systems take, less the suffixes. */
    private static final int MAX_LENGTH = 240;

    private LineageNames() {}

    /** Whether a lineage may have this name; one that may not could lead out of its folder. */
    public static boolean allowed(String name) {
        return !name.isBlank()
                && name.length() <= MAX_LENGTH
                && !name.startsWith(".")
                && name.chars().allMatch(c -> c > ' ' && c != '/' && c != '\\' && c != 0x7f);
    }
}
