package dev.perennial.dns.internal;

/** What a server made of a message: each calls for another remedy. */
public enum Verdict {
    DONE,
    /** It knows no key of that name and algorithm. */
    BAD_KEY,
    /** It knows the key with another secret. */
    BAD_SIGNATURE,
    /** Its clock says something else. */
    BAD_TIME,
    /** The zone is not its own to change. */
    NOT_AUTHORITATIVE,
    REFUSED,
    /** It does not know such messages. */
    NOT_IMPLEMENTED,
    /** Whatever else it says. */
    FAILED,
    /** Nobody knows whether the answer is the server's, or what was done. */
    UNTRUSTED,
    /** Nothing, or there is no way to it. */
    SILENT
}
