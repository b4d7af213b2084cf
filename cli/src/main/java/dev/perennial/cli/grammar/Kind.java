package dev.perennial.cli.grammar;

/** What an option does with what follows it. */
public enum Kind {
    /** Takes no value; sets true. */
    FLAG,
    /** Takes no value; sets false what another option of the same dest sets true. */
    FLAG_OFF,
    /** Takes no value; each occurrence adds one. */
    COUNT,
    /** One string; the last occurrence wins. */
    TEXT,
    /** One whole number, not negative. */
    NUMBER,
    /** A file or folder; kept as typed, made absolute when asked for. */
    PATH,
    /** Strings separated by commas; each occurrence adds to the list. */
    LIST,
    /** One string an occurrence; each adds to the list. */
    APPEND,
    /** A span of time: {@code 90s}, {@code 10m}, {@code 1h30m}, plain seconds. */
    DURATION;

    public boolean takesValue() {
        return switch (this) {
            case FLAG, FLAG_OFF, COUNT -> false;
            case TEXT, NUMBER, PATH, LIST, APPEND, DURATION -> true;
        };
    }

    boolean isList() {
        return this == LIST || this == APPEND;
    }
}
