package dev.perennial.dns.recipe;

/** Where in an answer something stands. */
public sealed interface Source {
    /** In its body. */
    record Member(Pointer pointer) implements Source {}

    /** In its body, where the rest is looked for in an element of a list. */
    record Page(Pointer pointer) implements Source {}

    /** In a header. */
    record Header(String name) implements Source {}

    /** In a cookie that it sets. */
    record Cookie(String name) implements Source {}
}
