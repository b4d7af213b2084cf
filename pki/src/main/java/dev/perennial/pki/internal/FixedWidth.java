package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Unsigned big-endian integers without the sign byte of {@link BigInteger#toByteArray}. One coordinate in 256 begins with
 * a zero octet, which JWK, SEC 1 and P1363 signatures keep and {@code BigInteger} drops.
 */
public final class FixedWidth {
    private FixedWidth() {}

    /**
     * Padded on the left.
     *
     * @throws IllegalArgumentException if the value is negative or does not fit
     */
    public static byte[] of(BigInteger value, int width) {
        byte[] minimal = minimal(value);
        if (minimal.length > width) {
            throw new IllegalArgumentException("number wider than " + width + " octets");
        }
        byte[] out = new byte[width];
        System.arraycopy(minimal, 0, out, width - minimal.length, minimal.length);
        return out;
    }

    /** As few octets as hold the value; one for zero. */
    public static byte[] minimal(BigInteger value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("negative number");
        }
        byte[] signed = value.toByteArray();
        return signed.length > 1 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    public static BigInteger read(byte[] octets, int maxWidth, String what) throws PkiException {
        if (octets.length == 0 || octets.length > maxWidth) {
            throw new PkiException(what + ": a number is empty or too long");
        }
        return new BigInteger(1, octets);
    }
}
