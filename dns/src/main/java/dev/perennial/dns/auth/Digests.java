package dev.perennial.dns.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes, MACs and signatures over texts in UTF-8. */
final class Digests {
    private Digests() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(utf8(text));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] sha256(String text) {
        return hash("SHA-256", utf8(text));
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] hmacSha256(byte[] key, String text) {
        return hmac("HmacSHA256", key, text);
    }

    /** The key must not be empty. */
    static byte[] hmac(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Such as SHA256withRSA; PS256 stands for RSASSA-PSS with SHA-256 and a salt of 32 bytes (RFC 7518 section 3.5). */
    static byte[] rsa(String algorithm, PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(algorithm.equals("PS256") ? "RSASSA-PSS" : algorithm);
            if (algorithm.equals("PS256")) {
                AlgorithmParameterSpec sha256 =
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
                signature.setParameter(sha256);
            }
            signature.initSign(key);
            signature.update(utf8(text));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("the Java runtime lacks an algorithm: " + e.getMessage(), e);
    }
}
