package dev.perennial.cli.order;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.security.KeyPair;
import java.security.SecureRandom;

/** The key of a new certificate, as the options ask for it. */
public final class CertificateKeys {
    private CertificateKeys() {}

    public static KeyPair generate(ParsedOptions options) {
        return Keys.generate(spec(options), new SecureRandom());
    }

    private static KeySpec spec(ParsedOptions options) {
        if (options.required("key_type").equals("rsa")) {
            return new KeySpec.Rsa(options.number("rsa_key_size"));
        }
        return new KeySpec.Ec(
                switch (options.required("elliptic_curve")) {
                    case "secp384r1" -> Curve.P384;
                    case "secp521r1" -> Curve.P521;
                    default -> Curve.P256;
                });
    }
}
