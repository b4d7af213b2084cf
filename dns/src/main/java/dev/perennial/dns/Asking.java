package dev.perennial.dns;

/** What is wanted of a server. */
public enum Asking {
    /** What it knows itself, as an authoritative server. */
    AUTHORITY,
    /** That it finds out, and vouches for it if it validates. */
    RECURSION,
    /** That it finds out, whatever DNSSEC says of it. */
    UNCHECKED_RECURSION;

    boolean recursive() {
        return this != AUTHORITY;
    }
}
