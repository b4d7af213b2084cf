package dev.perennial.it.sequence;

/** Who is typed: two Certbots, and Perennial by two names. */
enum Player {
    CERTBOT,
    NEWEST_CERTBOT,
    PERENNIAL,
    PERENNIAL_AS_CERTBOT;

    boolean ours() {
        return this == PERENNIAL || this == PERENNIAL_AS_CERTBOT;
    }

    String program() {
        return this == PERENNIAL ? "perennial" : "certbot";
    }

    boolean can(Action action) {
        return this != CERTBOT || !action.isNew();
    }
}
