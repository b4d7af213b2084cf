package dev.perennial.it.matrix;

/** Who answers to the name certbot. */
enum Contestant {
    CERTBOT,
    PERENNIAL
}
