package dev.perennial.testkit;

/** How a DNS server fails whatever it is asked. */
public enum DnsFault {
    SERVFAIL,
    REFUSED,
    /** It answers as one that is not set up for the zone: empty, and without authority. */
    LAME,
    /** It says nothing at all. */
    SILENT,
    /** By UDP every answer is cut, with the TC flag; by TCP it comes. */
    TRUNCATED
}
