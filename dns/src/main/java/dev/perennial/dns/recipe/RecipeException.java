package dev.perennial.dns.recipe;

/** A recipe that cannot be used. The message says which file and line, what is wrong there and what was expected. */
public final class RecipeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    RecipeException(String file, int line, String what) {
        super(file + ", line " + line + ": " + what);
        this.what = what;
    }

    RecipeException(String file, String what, Throwable cause) {
        super(file + ": " + what, cause);
        this.what = what;
    }

    /** The message without its place. */
    String what() {
        return what;
    }
}
