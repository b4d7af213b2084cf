package dev.perennial.dns.auth;

import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/** A JSON Web Token (RFC 7519) by which a service account says who it is. */
final class Jwt {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private Jwt() {}

    /**
     * Good for an hour.
     *
     * @param algorithm RS256 or PS256
     * @param claims without the times
     */
    static String sign(String algorithm, PrivateKey key, String keyId, JsonObject claims, Instant now) {
        JsonObject header = new JsonObject();
        header.addProperty("typ", "JWT");
        header.addProperty("alg", algorithm);
        if (!keyId.isEmpty()) {
            header.addProperty("kid", keyId);
        }
        claims.addProperty("iat", now.getEpochSecond());
        claims.addProperty("exp", now.plus(GOOD_FOR).getEpochSecond());
        String input = Base64Url.encode(Digests.utf8(header.toString()))
                + '.'
                + Base64Url.encode(Digests.utf8(claims.toString()));
        String jca = algorithm.equals("RS256") ? "SHA256withRSA" : algorithm;
        return input + '.' + Base64Url.encode(Digests.rsa(jca, key, input));
    }
}
