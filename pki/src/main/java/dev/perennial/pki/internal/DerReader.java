package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads DER from front to back, and only DER (X.690 sections 8 and 10): definite lengths in as few octets as possible,
 * tags below 31, minimal integers, no bytes left over. Size and depth are bounded, so hostile input costs no more than
 * honest input. Not thread-safe.
 */
public final class DerReader {
    /** Far above any certificate for a hundred names, far below what would hurt. */
    public static final int MAX_SIZE = 256 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_OID = 128;
    private static final int MAX_INTEGER = 2500; // an RSA modulus of 16384 bits and some

    private final byte[] der;
    private final String what;
    private final int depth;
    private final int end;
    private int pos;

    private DerReader(byte[] der, String what, int depth, int from, int end) {
        this.der = der;
        this.what = what;
        this.depth = depth;
        this.pos = from;
        this.end = end;
    }

    /**
     * Over any number of elements.
     *
     * @param what begins every error message: "certificate", "private key"
     */
    public static DerReader over(byte[] der, String what) throws PkiException {
        if (der.length > MAX_SIZE) {
            throw new PkiException(what + ": larger than " + MAX_SIZE / 1024 + " KiB");
        }
        return new DerReader(der, what, 0, 0, der.length);
    }

    /** Over one structure that must fill the whole array: what most callers want. */
    public static DerReader sequence(byte[] der, String what) throws PkiException {
        DerReader outer = over(der, what);
        DerReader inner = outer.enter(Der.SEQUENCE);
        outer.end();
        return inner;
    }

    public boolean hasMore() {
        return pos < end;
    }

    public boolean at(int tag) {
        return pos < end && (der[pos] & 0xff) == tag;
    }

    /** The array this reader and all it entered read from; spans refer to it. */
    public byte[] whole() {
        return der;
    }

    /** A second reader at the same place, to look ahead. */
    DerReader fork() {
        return new DerReader(der, what, depth, pos, end);
    }

    public void end() throws PkiException {
        if (pos != end) {
            throw error("has bytes left over");
        }
    }

    public DerReader enter(int tag) throws PkiException {
        Span content = content(tag);
        return inside(content.from(), content.to());
    }

    /** Into an octet string that wraps other DER, as extensions and PKCS #8 do. */
    public DerReader enterOctets() throws PkiException {
        return enter(Der.OCTET_STRING);
    }

    /** Into a bit string that wraps other DER, as a SubjectPublicKeyInfo does for RSA. */
    public DerReader enterBits() throws PkiException {
        Span bits = bitsSpan();
        return inside(bits.from(), bits.to());
    }

    private DerReader inside(int from, int to) throws PkiException {
        if (depth == MAX_DEPTH) {
            throw error("is nested too deep");
        }
        return new DerReader(der, what, depth + 1, from, to);
    }

    /** The next element, whatever it is, with its header. */
    public Span element() throws PkiException {
        int from = pos;
        pos = header();
        return new Span(from, pos);
    }

    /** The content octets of the next element, which must have this tag. */
    public Span content(int tag) throws PkiException {
        if (pos == end) {
            throw error("ends too early");
        }
        if ((der[pos] & 0xff) != tag) {
            throw error("has the tag 0x" + Integer.toHexString(der[pos] & 0xff) + " instead of 0x"
                    + Integer.toHexString(tag));
        }
        int to = header();
        Span content = new Span(pos, to);
        pos = to;
        return content;
    }

    public byte[] octets(int tag) throws PkiException {
        return content(tag).of(der);
    }

    public byte[] bits() throws PkiException {
        return bitsSpan().of(der);
    }

    /** The octets of a bit string, which must have no unused bits. */
    Span bitsSpan() throws PkiException {
        Span content = content(Der.BIT_STRING);
        if (content.from() == content.to() || der[content.from()] != 0) {
            throw error("has a bit string that is not whole octets");
        }
        return new Span(content.from() + 1, content.to());
    }

    public Span integerContent() throws PkiException {
        Span content = content(Der.INTEGER);
        int from = content.from();
        int length = content.to() - from;
        if (length == 0 || length > MAX_INTEGER) {
            throw error("has an empty or oversized integer");
        }
        if (length > 1 && ((der[from] == 0 && der[from + 1] >= 0) || (der[from] == -1 && der[from + 1] < 0))) {
            throw error("has an integer with needless leading octets");
        }
        return content;
    }

    public BigInteger integer() throws PkiException {
        Span content = integerContent();
        return new BigInteger(der, content.from(), content.to() - content.from());
    }

    /** An integer that counts or numbers something, at most 2^15 - 1. */
    public int smallInteger() throws PkiException {
        BigInteger value = integer();
        if (value.signum() < 0 || value.bitLength() > 15) {
            throw error("has a number out of range");
        }
        return value.intValue();
    }

    public boolean bool() throws PkiException {
        Span content = content(Der.BOOLEAN);
        byte value = content.to() - content.from() == 1 ? der[content.from()] : 1;
        if (value != 0 && value != -1) {
            throw error("has a boolean that is neither true nor false");
        }
        return value != 0;
    }

    public Span oidContent() throws PkiException {
        Span content = content(Der.OID);
        if (content.to() - content.from() > MAX_OID || !Oid.wellFormed(der, content.from(), content.to())) {
            throw error("has a malformed object identifier");
        }
        return content;
    }

    public String oid() throws PkiException {
        return Oid.dotted(oidContent().of(der));
    }

    /** Restricted to ASCII, as an IA5String is. */
    public String ascii(int tag) throws PkiException {
        Span content = content(tag);
        for (int i = content.from(); i < content.to(); i++) {
            if (der[i] < 0) {
                throw error("has characters outside ASCII where only ASCII may stand");
            }
        }
        return new String(der, content.from(), content.to() - content.from(), StandardCharsets.US_ASCII);
    }

    /** An error at the current place. */
    public PkiException error(String complaint) {
        return new PkiException(what + ": " + complaint + " (byte " + pos + " of " + der.length + ")");
    }

    /** Moves past tag and length of the next element and returns where it ends. */
    private int header() throws PkiException {
        if (end - pos < 2) {
            throw error("ends too early");
        }
        if ((der[pos] & 0x1f) == 0x1f) {
            throw error("has a tag number above 30");
        }
        int length = der[pos + 1] & 0xff;
        int at = pos + 2;
        if (length >= 0x80) {
            int octets = length & 0x7f;
            if (octets == 0 || octets > 3 || end - at < octets) {
                throw error("has an indefinite or impossible length");
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (der[at++] & 0xff);
            }
            if (length < 0x80 || length >>> (8 * (octets - 1)) == 0) {
                throw error("has a length in more octets than needed");
            }
        }
        if (length > end - at) {
            throw error("has an element that reaches beyond its end");
        }
        pos = at;
        return at + length;
    }
}
