package dev.perennial.cli.store;

/** How urgent a lineage is, the most urgent first. */
public enum State {
    /** Its files cannot be read, or do not belong together. */
    BROKEN("broken"),
    /** Its certificate has expired. */
    EXPIRED("expired"),
    /** Its renewal was tried and failed, and has not worked since. */
    FAILING("failing"),
    /** The next run renews it. */
    DUE("due"),
    /** It would be due, but is left alone. */
    HELD("held"),
    /** A run from some later moment on renews it. */
    OK("ok");

    private final String id;

    State(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
