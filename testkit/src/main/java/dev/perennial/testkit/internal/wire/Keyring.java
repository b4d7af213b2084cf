package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.PkiException;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;

/** Which public keys this CA takes, for accounts and for certificates. */
public final class Keyring {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;

    private Keyring() {}

    public static PublicKey fromHeader(JsonObject header) throws ProblemException {
        JsonObject jwk = Json.object(header.get("jwk"), "the member \"jwk\"");
        Map<String, String> members = new HashMap<>();
        for (Map.Entry<String, JsonElement> member : jwk.entrySet()) {
            if (member.getValue() instanceof JsonPrimitive primitive && primitive.isString()) {
                members.put(member.getKey(), primitive.getAsString());
            }
        }
        try {
            PublicKey key = Jwk.publicKey(members);
            requireStrong(key);
            return key;
        } catch (PkiException e) {
            throw new ProblemException(ProblemType.BAD_PUBLIC_KEY, "the JWK cannot be used: " + e.getMessage());
        }
    }

    public static void requireStrong(PublicKey key) throws ProblemException {
        try {
            if (KeySpec.of(key) instanceof KeySpec.Rsa rsa
                    && (rsa.bits() < MIN_RSA_BITS || rsa.bits() > MAX_RSA_BITS)) {
                throw new ProblemException(
                        ProblemType.BAD_PUBLIC_KEY, "RSA keys have 2048 to 4096 bits, this one has " + rsa.bits());
            }
        } catch (PkiException e) {
            throw new ProblemException(ProblemType.BAD_PUBLIC_KEY, "the key cannot be used: " + e.getMessage());
        }
    }
}
