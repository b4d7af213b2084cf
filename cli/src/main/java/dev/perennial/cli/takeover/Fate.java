package dev.perennial.cli.takeover;

/** What became of something that was found. */
public enum Fate {
    /** It would be carried over, if this were no check. */
    WOULD("would-import"),
    IMPORTED("imported"),
    /** The same was here before. */
    HERE("here"),
    /** Something else of its name is here, and was not touched. */
    TAKEN("taken"),
    FAILED("failed");

    private final String id;

    Fate(String id) {
        this.id = id;
    }

    /** As in the JSON answer. */
    public String id() {
        return id;
    }

    public boolean carried() {
        return this != TAKEN && this != FAILED;
    }
}
