package dev.perennial.acme;

import dev.perennial.pki.JwsAlgorithm;

/** Ties a new ACME account to one the user already has with the CA (RFC 8555 section 7.3.4). */
public final class ExternalAccountBinding {
    private final String kid;
    private final byte[] hmacKey;
    private final JwsAlgorithm algorithm;

    /**
     * Takes what the CA gave the user.
     *
     * @param hmacKey secret, decoded
     * @param algorithm HS256, HS384 or HS512
     */
    public ExternalAccountBinding(String kid, byte[] hmacKey, JwsAlgorithm algorithm) {
        if (!algorithm.isMac()) {
            throw new IllegalArgumentException(algorithm + " is no HMAC");
        }
        if (kid.isBlank() || hmacKey.length == 0) {
            throw new IllegalArgumentException("An external account binding needs a key id and a key");
        }
        this.kid = kid;
        this.hmacKey = hmacKey.clone();
        this.algorithm = algorithm;
    }

    public String kid() {
        return kid;
    }

    public byte[] hmacKey() {
        return hmacKey.clone();
    }

    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ExternalAccountBinding[" + kid + "]";
    }
}
