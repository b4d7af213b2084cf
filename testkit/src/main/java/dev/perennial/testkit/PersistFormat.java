package dev.perennial.testkit;

/** How a CA has dns-persist-01, whose wire format has changed between drafts. */
public enum PersistFormat {
    /** Drafts 00 and 01: a record names the account by its URL. */
    ACCOUNT_URL,
    /** Draft 02: by a hash of it, which the client computes. */
    ACCOUNT_HASH
}
