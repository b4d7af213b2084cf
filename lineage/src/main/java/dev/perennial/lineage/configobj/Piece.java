package dev.perennial.lineage.configobj;

/** A run of whole lines of a document, line ends included; all pieces in order are the document, byte for byte. */
sealed interface Piece {
    String text();

    /** A blank line or a comment. */
    record Trivia(String text) implements Piece {}

    /** The line that opens a section. */
    record Header(String text, Section section) implements Piece {}

    /**
     * A key and its value.
     *
     * @param start where the value begins in the text, and {@code end} where blanks, a comment or the line end follow
     * @param line of the key, from 1; 0 if it was not read from a file
     */
    record Entry(String text, Section section, String key, ConfigValue value, int start, int end, int line)
            implements Piece {}
}
