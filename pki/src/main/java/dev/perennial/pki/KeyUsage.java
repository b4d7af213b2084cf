package dev.perennial.pki;

/** What a key may be used for, by bit of the keyUsage extension (RFC 5280 section 4.2.1.3). */
public enum KeyUsage {
    DIGITAL_SIGNATURE(0),
    KEY_ENCIPHERMENT(2),
    KEY_CERT_SIGN(5),
    CRL_SIGN(6);

    private final int bit;

    KeyUsage(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
