package dev.perennial.cli.order;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key that a certificate is to get.
 *
 * @param again whether it has to be just this one; otherwise one of its kind that an earlier run has made serves as well
 * @param old the certificate that is replaced; its key serves only {@code again}
 */
public record WantedKey(KeyPair key, boolean again, Optional<Certificate> old) {
    public static WantedKey fresh(KeyPair key) {
        return new WantedKey(key, false, Optional.empty());
    }

    boolean takes(PublicKey left) throws PkiException {
        if (again) {
            return Keys.match(key, left);
        }
        boolean same = old.isPresent() && Arrays.equals(old.get().publicKeyDer(), left.getEncoded());
        return !same && KeySpec.of(left).equals(KeySpec.of(key.getPublic()));
    }
}
