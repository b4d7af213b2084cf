package dev.perennial.pki;

import java.util.Optional;

/** The NIST prime curves that JOSE names (RFC 7518 section 6.2.1.1) and public CAs accept. */
public enum Curve {
    P256("secp256r1", "P-256", 32),
    P384("secp384r1", "P-384", 48),
    P521("secp521r1", "P-521", 66);

    private final String secName;
    private final String jwkName;
    private final int bytes;

    Curve(String secName, String jwkName, int bytes) {
        this.secName = secName;
        this.jwkName = jwkName;
        this.bytes = bytes;
    }

    public static Optional<Curve> ofJwkName(String name) {
        for (Curve curve : values()) {
            if (curve.jwkName.equals(name)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    /** The name in SEC 2, which the JDK and Certbot's {@code --elliptic-curve} use. */
    public String secName() {
        return secName;
    }

    public String jwkName() {
        return jwkName;
    }

    /** Width of a coordinate, of a private scalar, and of each half of a JWS signature. */
    public int bytes() {
        return bytes;
    }
}
