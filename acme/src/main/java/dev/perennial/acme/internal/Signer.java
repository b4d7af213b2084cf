package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Jws;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;

/**
 * Signs requests with one key (RFC 8555 section 6.2): by account URL, or by the public key itself where there is no
 * account yet or none is meant.
 */
public final class Signer {
    private final KeyPair key;
    private final JwsAlgorithm algorithm;
    private final Optional<URI> account;

    private Signer(KeyPair key, Optional<URI> account) {
        try {
            this.algorithm = JwsAlgorithm.of(key.getPublic());
        } catch (PkiException e) {
            throw new IllegalArgumentException("ACME has no signature algorithm for this key", e);
        }
        this.key = key;
        this.account = account;
    }

    public static Signer byAccount(KeyPair key, URI account) {
        return new Signer(key, Optional.of(account));
    }

    /** For newAccount, and for revocation by the certificate's own key. */
    public static Signer byKey(KeyPair key) {
        return new Signer(key, Optional.empty());
    }

    Jws sign(URI url, String nonce, byte[] payload) {
        JsonObject header = header(url);
        header.addProperty("nonce", nonce);
        return Jws.sign(key, header.toString(), payload);
    }

    /** The inner JWS of a key change (RFC 8555 section 7.3.5), which has no nonce. */
    Jws signInner(URI url, byte[] payload) {
        return Jws.sign(key, header(url).toString(), payload);
    }

    private JsonObject header(URI url) {
        JsonObject header = new JsonObject();
        header.addProperty("alg", algorithm.jose());
        account.ifPresentOrElse(kid -> header.addProperty("kid", kid.toString()), () -> header.add("jwk", jwk(key)));
        header.addProperty("url", url.toString());
        return header;
    }

    static JsonObject jwk(KeyPair key) {
        return JsonParser.parseString(Jwk.canonicalJson(key.getPublic())).getAsJsonObject();
    }
}
