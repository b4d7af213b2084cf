package dev.perennial.pki;

import dev.perennial.pki.internal.Jca;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A JWS in flattened JSON serialization with one signature and no unprotected header, the only form ACME allows
 * (RFC 8555 section 6.2). All three members are base64url; those of a peer are only checked by the verify methods.
 */
public record Jws(String protectedHeader, String payload, String signature) {
    /**
     * Signs with the algorithm that belongs to the key.
     *
     * @param protectedJson the protected header; its {@code alg} must be that of {@link JwsAlgorithm#of}
     * @param payload empty for POST-as-GET
     * @throws IllegalArgumentException if JOSE has no algorithm for the key
     */
    public static Jws sign(KeyPair key, String protectedJson, byte[] payload) {
        String header = Base64Url.encode(protectedJson.getBytes(StandardCharsets.UTF_8));
        String body = Base64Url.encode(payload);
        try {
            Signature signer = Jca.signature(JwsAlgorithm.of(key.getPublic()).jca());
            signer.initSign(key.getPrivate());
            signer.update(signingInput(header, body));
            return new Jws(header, body, Base64Url.encode(signer.sign()));
        } catch (PkiException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot sign with this key: " + e.getMessage(), e);
        }
    }

    /**
     * For external account binding (RFC 8555 section 7.3.4).
     *
     * @throws IllegalArgumentException if the algorithm is not an HS one or the key is empty
     */
    public static Jws mac(JwsAlgorithm algorithm, byte[] key, String protectedJson, byte[] payload) {
        String header = Base64Url.encode(protectedJson.getBytes(StandardCharsets.UTF_8));
        String body = Base64Url.encode(payload);
        return new Jws(header, body, Base64Url.encode(computeMac(algorithm, key, signingInput(header, body))));
    }

    /**
     * False for a wrong signature, also if it is not one for this key at all.
     *
     * @throws PkiException if a member is not base64url
     */
    public boolean verify(PublicKey key, JwsAlgorithm algorithm) throws PkiException {
        checkMembers();
        byte[] octets = Base64Url.decode(signature);
        if (JwsAlgorithm.of(key) != algorithm) {
            return false;
        }
        try {
            Signature verifier = Jca.signature(algorithm.jca());
            verifier.initVerify(key);
            verifier.update(signingInput(protectedHeader, payload));
            return verifier.verify(octets);
        } catch (SignatureException e) {
            return false; // the JDK's way of saying that the length or a component is impossible
        } catch (GeneralSecurityException e) {
            throw new PkiException("JWS: the key cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Compares in constant time; false if the algorithm is no MAC.
     *
     * @throws PkiException if a member is not base64url
     */
    public boolean verifyMac(byte[] key, JwsAlgorithm algorithm) throws PkiException {
        checkMembers();
        if (!algorithm.isMac()) {
            return false;
        }
        return MessageDigest.isEqual(
                Base64Url.decode(signature), computeMac(algorithm, key, signingInput(protectedHeader, payload)));
    }

    public String toJson() {
        return "{\"protected\":\"" + protectedHeader + "\",\"payload\":\"" + payload + "\",\"signature\":\"" + signature
                + "\"}";
    }

    private void checkMembers() throws PkiException {
        Base64Url.decode(protectedHeader);
        Base64Url.decode(payload);
    }

    private static byte[] computeMac(JwsAlgorithm algorithm, byte[] key, byte[] input) {
        if (!algorithm.isMac() || key.length == 0) {
            throw new IllegalArgumentException("a MAC needs an HS algorithm and a key that is not empty");
        }
        try {
            Mac mac = Mac.getInstance(algorithm.jca());
            mac.init(new SecretKeySpec(key, algorithm.jca()));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw Jca.missing(e);
        }
    }

    private static byte[] signingInput(String header, String payload) {
        return (header + "." + payload).getBytes(StandardCharsets.US_ASCII);
    }
}
