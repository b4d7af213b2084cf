package dev.perennial.dns.recipe;

/** How the rest of a long list is had. */
public sealed interface Paging {
    /** All is on one page. */
    record Single() implements Paging {}

    /** The answer has the address of the next page. */
    record Url(Pointer pointer) implements Paging {}

    /** A Link header (RFC 8288) has it. */
    record Link() implements Paging {}

    /** The answer has a word for the next page, which the call's template uses as {@code cursor}. */
    record Cursor(Pointer pointer) implements Paging {}

    /**
     * Pages are numbered, or what has been read is counted: the template uses {@code page} or {@code offset}.
     *
     * @param first the number of the first page
     * @param size of a full page: the list ends with one that is not
     */
    record Numbered(int first, int size) implements Paging {}
}
