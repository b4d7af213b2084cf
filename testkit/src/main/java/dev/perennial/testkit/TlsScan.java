package dev.perennial.testkit;

/**
 * Watches what a client sends for the first request. Handshakes have to pass when an answer is to be dropped, and TLS
 * 1.3 encrypts the end of its handshake, so that only the length tells the Finished message from a request.
 */
final class TlsScan {
    /** Longer than a Finished message with the largest hash (RFC 8446 section 4.4.4) and its wrapping. */
    static final int FINISHED = 96;

    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int HEADER = 5;

    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private int bodyLeft;
    private boolean first = true;
    private boolean tls;

    /** Whether these bytes, which follow those of the last call, contain the start of a request. */
    boolean seesRequest(byte[] bytes, int length) {
        if (first && length > 0) {
            first = false;
            tls = bytes[0] == HANDSHAKE;
        }
        return tls ? scan(bytes, length) : length > 0;
    }

    private boolean scan(byte[] bytes, int length) {
        boolean seen = false;
        int at = 0;
        while (at < length) {
            if (bodyLeft > 0) {
                int skip = Math.min(bodyLeft, length - at);
                bodyLeft -= skip;
                at += skip;
                continue;
            }
            header[headerBytes++] = bytes[at++];
            if (headerBytes == HEADER) {
                headerBytes = 0;
                bodyLeft = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
                seen |= header[0] == APPLICATION_DATA && bodyLeft > FINISHED;
            }
        }
        return seen;
    }
}
