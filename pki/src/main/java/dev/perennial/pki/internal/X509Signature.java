package dev.perennial.pki.internal;

import dev.perennial.pki.KeySpec;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;

/** Signatures inside X.509 structures: an AlgorithmIdentifier and a bit string (RFC 5280 section 4.1.1.2). */
public final class X509Signature {
    private static final String SHA256_RSA = "1.2.840.113549.1.1.11";
    private static final String SHA256_ECDSA = "1.2.840.10045.4.3.2";
    private static final String RSA_PSS = "1.2.840.113549.1.1.10";

    private X509Signature() {}

    /** SHA-256 for RSA and every curve, as Certbot signs its requests; RFC 4055 wants a NULL for RSA, the others nothing. */
    public static byte[] algorithm(KeyPair key) throws PkiException {
        return switch (KeySpec.of(key.getPublic())) {
            case KeySpec.Rsa rsa -> Der.sequence(Der.oid(SHA256_RSA), Der.nothing());
            case KeySpec.Ec ec -> Der.sequence(Der.oid(SHA256_ECDSA));
            case KeySpec.Ed25519 ed -> Der.sequence(Der.oid(Oid.ED25519));
        };
    }

    /** The signed structure: content, algorithm, signature. */
    public static byte[] sign(KeyPair key, byte[] content) throws PkiException {
        byte[] algorithm = algorithm(key);
        try {
            Signature signer = Jca.signature(
                    jcaName(DerReader.sequence(algorithm, "signature").oid()));
            signer.initSign(key.getPrivate());
            signer.update(content);
            return Der.sequence(content, algorithm, Der.bits(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new PkiException("signature: the key cannot sign: " + e.getMessage(), e);
        }
    }

    /** False also for algorithms that are unknown or, as everything with SHA-1, no longer prove anything. */
    public static boolean verify(byte[] algorithm, byte[] content, byte[] signature, PublicKey key) {
        try {
            DerReader identifier = DerReader.sequence(algorithm, "signature");
            String name = jcaName(identifier.oid());
            if (name.isEmpty()) {
                return false;
            }
            Signature verifier = Jca.signature(name);
            if (name.equals("RSASSA-PSS")) {
                PSSParameterSpec parameters = pssParameters(identifier.element().of(algorithm));
                if (parameters.getDigestAlgorithm().equals("SHA-1")) { // also the default where none is named
                    return false;
                }
                verifier.setParameter(parameters);
            }
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (PkiException | GeneralSecurityException | IOException e) {
            return false; // a key of another kind, a malformed signature or parameters: not signed by this key
        }
    }

    private static PSSParameterSpec pssParameters(byte[] der) throws GeneralSecurityException, IOException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(der);
        return parameters.getParameterSpec(PSSParameterSpec.class);
    }

    private static String jcaName(String oid) {
        return switch (oid) {
            case SHA256_RSA -> "SHA256withRSA";
            case "1.2.840.113549.1.1.12" -> "SHA384withRSA";
            case "1.2.840.113549.1.1.13" -> "SHA512withRSA";
            case RSA_PSS -> "RSASSA-PSS";
            case SHA256_ECDSA -> "SHA256withECDSA";
            case "1.2.840.10045.4.3.3" -> "SHA384withECDSA";
            case "1.2.840.10045.4.3.4" -> "SHA512withECDSA";
            case Oid.ED25519 -> "Ed25519";
            default -> "";
        };
    }
}
