package dev.perennial.dns.recipe;

/** A template cannot be filled in with what there is; the message says what is missing or unfit, and never a value. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }
}
