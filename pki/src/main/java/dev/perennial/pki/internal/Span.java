package dev.perennial.pki.internal;

import java.util.Arrays;

/** A stretch of an array: lets a parsed certificate keep one copy of its bytes. */
public record Span(int from, int to) {
    public byte[] of(byte[] whole) {
        return Arrays.copyOfRange(whole, from, to);
    }

    boolean sameAs(byte[] whole, byte[] other) {
        return Arrays.equals(whole, from, to, other, 0, other.length);
    }
}
