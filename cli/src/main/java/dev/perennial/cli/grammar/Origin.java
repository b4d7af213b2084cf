package dev.perennial.cli.grammar;

/** Where a value came from; later ones win. Only what a user or the program set is remembered for renewal. */
public enum Origin {
    /** Nobody said anything. */
    DEFAULT,
    /** From the renewal configuration of the certificate. */
    STORED,
    /** From a cli.ini. */
    FILE,
    COMMAND_LINE,
    /** Set by the program, such as the account it chose; Certbot counts this as set by the user. */
    RUNTIME
}
