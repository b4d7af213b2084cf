package dev.perennial.lineage;

/**
 * Something about a lineage's files that makes them useless to a server.
 *
 * @param message for users
 */
public record Defect(Kind kind, String message) {
    public enum Kind {
        /** A file is missing or is not what it should be. */
        UNREADABLE,
        /** The certificate was not signed by the first one of the chain. */
        SIGNATURE,
        /** The full chain is not, byte for byte, the certificate and then the chain. */
        FULLCHAIN,
        /** The private key is another certificate's. */
        KEY
    }
}
