package dev.perennial.pki;

import java.security.KeyPair;
import java.util.List;

/** One key of each kind, made once, for RSA takes its time, and the same in every run. */
final class TestKeys {
    static final KeyPair RSA = make(new KeySpec.Rsa(2048));
    static final KeyPair P256 = make(new KeySpec.Ec(Curve.P256));
    static final KeyPair P384 = make(new KeySpec.Ec(Curve.P384));
    static final KeyPair P521 = make(new KeySpec.Ec(Curve.P521));
    static final KeyPair ED25519 = make(new KeySpec.Ed25519());

    private TestKeys() {}

    private static KeyPair make(KeySpec spec) {
        return Keys.generate(spec, Seeds.secure(1));
    }

    /** Another key of the same kind. */
    static KeyPair other(KeySpec spec) {
        return Keys.generate(spec, Seeds.secure(2));
    }

    static List<KeyPair> all() {
        return List.of(RSA, P256, P384, P521, ED25519);
    }
}
