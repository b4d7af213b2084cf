package dev.perennial.cli.doctor;

/** Why nothing could be seen at an address. */
record Sight(Kind kind, String why) {
    enum Kind {
        /** Somebody is there, and nobody listens. */
        REFUSED,
        TIMED_OUT,
        /** This machine has no way there. */
        NO_ROUTE,
        /** Somebody answers, in another language. */
        BROKEN
    }
}
