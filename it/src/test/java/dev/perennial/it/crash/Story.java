package dev.perennial.it.crash;

import java.util.List;

/** A command that is cut off, and the one that somebody gives next. */
enum Story {
    /** On a machine that knows no CA yet. */
    FIRST,
    REGISTRATION,
    RENEWAL;

    /** How many certificates there are before. */
    int before() {
        return this == RENEWAL ? 1 : 0;
    }

    List<String> command() {
        return this == REGISTRATION ? Machine.REGISTER : next();
    }

    List<String> next() {
        return this == RENEWAL ? Machine.RENEW : Machine.CERTONLY;
    }
}
