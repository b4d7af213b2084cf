package dev.perennial.acme.internal;

import java.io.IOException;

/** Stays inside the transport, which turns it into a protocol error. */
final class BodyTooLargeException extends IOException {
    BodyTooLargeException(int limit) {
        super("more than " + limit + " bytes");
    }
}
