package dev.perennial.pki;

import java.security.PublicKey;

/** The signature and MAC algorithms of RFC 7518 and RFC 8037 that ACME servers know. */
public enum JwsAlgorithm {
    RS256("RS256", "SHA256withRSA"),
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    ES384("ES384", "SHA384withECDSAinP1363Format"),
    ES512("ES512", "SHA512withECDSAinP1363Format"),
    EDDSA("EdDSA", "Ed25519"),
    HS256("HS256", "HmacSHA256"),
    HS384("HS384", "HmacSHA384"),
    HS512("HS512", "HmacSHA512");

    private final String jose;
    private final String jca;

    JwsAlgorithm(String jose, String jca) {
        this.jose = jose;
        this.jca = jca;
    }

    /** The value of the {@code alg} member. */
    public String jose() {
        return jose;
    }

    String jca() {
        return jca;
    }

    /** True for the HS algorithms, which use a shared secret instead of a key pair. */
    public boolean isMac() {
        return this == HS256 || this == HS384 || this == HS512;
    }

    /** The one algorithm a key of this kind signs with; RS256 for every RSA key. */
    public static JwsAlgorithm of(PublicKey key) throws PkiException {
        return switch (KeySpec.of(key)) {
            case KeySpec.Rsa rsa -> RS256;
            case KeySpec.Ec(Curve curve) ->
                switch (curve) {
                    case P256 -> ES256;
                    case P384 -> ES384;
                    case P521 -> ES512;
                };
            case KeySpec.Ed25519 ed -> EDDSA;
        };
    }

    /** From the value of an {@code alg} member. */
    public static JwsAlgorithm ofJose(String name) throws PkiException {
        for (JwsAlgorithm algorithm : values()) {
            if (algorithm.jose.equals(name)) {
                return algorithm;
            }
        }
        throw new PkiException("JWS: the algorithm is none of RS256, ES256, ES384, ES512, EdDSA, HS256, HS384, HS512");
    }
}
