package dev.perennial.cli.console;

/** A piece of a line. */
public record Span(Paint paint, String text) {
    public static Span plain(String text) {
        return new Span(Paint.PLAIN, text);
    }
}
