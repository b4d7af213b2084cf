package dev.perennial.cli.grammar;

/** A value in {@code [renewalparams]} does not fit its option; the message names the key, the caller the file. */
public final class StoredOptionException extends Exception {
    private final String key;

    StoredOptionException(Option option, String message) {
        super(message);
        this.key = option.stored().orElse(option.dest());
    }

    /** As {@link Option#stored} has it. */
    public String key() {
        return key;
    }
}
