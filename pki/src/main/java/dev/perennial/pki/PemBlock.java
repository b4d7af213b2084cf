package dev.perennial.pki;

import java.util.Arrays;

/**
 * One encapsulated object of a PEM text (RFC 7468). The array is not copied.
 *
 * @param label what stands after BEGIN: {@code CERTIFICATE}, {@code PRIVATE KEY}
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record PemBlock(String label, byte[] der) {
    @Override
    public boolean equals(Object other) {
        return other instanceof PemBlock block && label.equals(block.label) && Arrays.equals(der, block.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    /** Only label and size: the content may be a private key. */
    @Override
    public String toString() {
        return label + " (" + der.length + " bytes)";
    }
}
