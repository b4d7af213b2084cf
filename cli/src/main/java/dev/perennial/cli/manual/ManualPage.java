package dev.perennial.cli.manual;

/**
 * A page of the manual.
 *
 * @param text roff
 */
public record ManualPage(String name, int section, String text) {
    /** As man(1) looks for it. */
    public String file() {
        return name + '.' + section;
    }
}
