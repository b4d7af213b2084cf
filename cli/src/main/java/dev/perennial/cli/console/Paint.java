package dev.perennial.cli.console;

/** How a piece of a line looks on a terminal that shows colours; elsewhere all look alike, so none may say anything alone. */
public enum Paint {
    PLAIN(""),
    BOLD("\033[1m"),
    RED("\033[31m"),
    GREEN("\033[32m"),
    YELLOW("\033[33m");

    private final String begin;

    Paint(String begin) {
        this.begin = begin;
    }

    /** Text that has been made harmless before. */
    String on(String clean) {
        return begin.isEmpty() ? clean : begin + clean + "\033[0m";
    }
}
