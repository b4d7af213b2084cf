package dev.perennial.lineage.configobj;

/** A file that cannot be understood, or a value that cannot be written into it. */
public final class ConfigException extends Exception {
    private final String file;
    private final int line;

    ConfigException(String file, int line, String complaint) {
        super(line > 0 ? file + ", line " + line + ": " + complaint : file + ": " + complaint);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    /** From 1; 0 if it is not about one line. */
    public int line() {
        return line;
    }
}
