package dev.perennial.pki.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes DER (X.690): every method returns one whole element, so structures are written as they read in their RFC. */
public final class Der {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int NULL = 0x05;
    public static final int OID = 0x06;
    public static final int ENUMERATED = 0x0a;
    public static final int UTF8_STRING = 0x0c;
    public static final int UTC_TIME = 0x17;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private Der() {}

    /** The tag {@code [number]} of a primitive element. */
    public static int context(int number) {
        return 0x80 | number;
    }

    /** The tag {@code [number]} of an element that holds other elements. */
    public static int contextConstructed(int number) {
        return 0xa0 | number;
    }

    public static byte[] element(int tag, byte[]... content) {
        int length = 0;
        for (byte[] part : content) {
            length += part.length;
        }
        int lengthOctets = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
        byte[] out = new byte[2 + lengthOctets + length];
        out[0] = (byte) tag;
        out[1] = (byte) (lengthOctets == 0 ? length : 0x80 | lengthOctets);
        int at = 2;
        for (int shift = 8 * (lengthOctets - 1); shift >= 0; shift -= 8) {
            out[at++] = (byte) (length >> shift);
        }
        for (byte[] part : content) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    public static byte[] sequence(byte[]... elements) {
        return element(SEQUENCE, elements);
    }

    public static byte[] sequence(List<byte[]> elements) {
        return element(SEQUENCE, elements.toArray(new byte[0][]));
    }

    /** A set of one element, which needs no sorting. */
    public static byte[] setOf(byte[] element) {
        return element(SET, element);
    }

    public static byte[] integer(BigInteger value) {
        return element(INTEGER, value.toByteArray());
    }

    public static byte[] integer(int value) {
        return integer(BigInteger.valueOf(value));
    }

    public static byte[] bool(boolean value) {
        return element(BOOLEAN, new byte[] {(byte) (value ? 0xff : 0)});
    }

    public static byte[] nothing() {
        return element(NULL);
    }

    public static byte[] oid(String dotted) {
        return element(OID, Oid.encode(dotted));
    }

    public static byte[] octets(byte[] content) {
        return element(OCTET_STRING, content);
    }

    /** A bit string of whole octets. */
    public static byte[] bits(byte[] octets) {
        return element(BIT_STRING, new byte[1], octets);
    }

    /** A named bit list, whose trailing zero bits DER leaves out (X.690 section 11.2.2); bit 0 is the highest of the first octet. */
    public static byte[] namedBits(int... set) {
        int highest = Arrays.stream(set).max().orElse(-1);
        byte[] content = new byte[1 + (highest + 8) / 8];
        content[0] = (byte) (highest < 0 ? 0 : 7 - highest % 8);
        for (int bit : set) {
            content[1 + bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return element(BIT_STRING, content);
    }

    public static byte[] utf8(String text) {
        return element(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] ascii(int tag, String text) {
        return element(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] concat(byte[] head, byte[] tail) {
        byte[] out = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, out, head.length, tail.length);
        return out;
    }
}
