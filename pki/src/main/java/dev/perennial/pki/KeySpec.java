package dev.perennial.pki;

import dev.perennial.pki.internal.EcKeys;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;

/** What kind of key, and how large. */
public sealed interface KeySpec {
    /** RSA with a modulus of this size. */
    record Rsa(int bits) implements KeySpec {}

    record Ec(Curve curve) implements KeySpec {}

    record Ed25519() implements KeySpec {}

    static KeySpec of(PublicKey key) throws PkiException {
        return switch (key) {
            case RSAPublicKey rsa -> new Rsa(rsa.getModulus().bitLength());
            case ECPublicKey ec -> new Ec(EcKeys.curve(ec.getParams()));
            case EdECPublicKey ed
            when ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName()) -> new Ed25519();
            default -> throw new PkiException("key: " + key.getAlgorithm() + " keys of this kind are not supported");
        };
    }
}
