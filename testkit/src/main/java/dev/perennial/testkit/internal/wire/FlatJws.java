package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Jws;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;

/** A flattened JWS with its protected header read (RFC 8555 section 6.2), its signature not yet verified. */
public record FlatJws(Jws jws, JsonObject header, Payload payload) {
    private static final List<JwsAlgorithm> SUPPORTED =
            List.of(JwsAlgorithm.ES256, JwsAlgorithm.ES384, JwsAlgorithm.ES512, JwsAlgorithm.EDDSA, JwsAlgorithm.RS256);

    public static FlatJws parse(JsonObject json, String what) throws ProblemException {
        if (json.has("header") || json.has("signatures")) {
            throw ProblemException.malformed(what + " has an unprotected header or several signatures");
        }
        Jws jws = new Jws(
                Json.requiredString(json, "protected"),
                Json.requiredString(json, "payload"),
                Json.requiredString(json, "signature"));
        JsonObject header = Json.parseObject(
                new String(decode(jws.protectedHeader()), StandardCharsets.UTF_8), "the protected header");
        if (header.has("crit") || header.has("b64")) {
            throw ProblemException.malformed(what + " asks for JWS extensions, of which this CA has none");
        }
        return new FlatJws(jws, header, new Payload(decode(jws.payload())));
    }

    public String algorithm() throws ProblemException {
        return Json.requiredString(header, "alg");
    }

    public void requireSupportedAlgorithm() throws ProblemException {
        String algorithm = algorithm();
        if (SUPPORTED.stream().noneMatch(known -> known.jose().equals(algorithm))) {
            throw badAlgorithm("the algorithm " + algorithm + " is not supported");
        }
    }

    public void verify(PublicKey key) throws ProblemException {
        try {
            JwsAlgorithm fitting = JwsAlgorithm.of(key);
            if (!fitting.jose().equals(algorithm())) {
                throw badAlgorithm("the key is for " + fitting.jose() + ", not for " + algorithm());
            }
            if (!jws.verify(key, fitting)) {
                throw ProblemException.malformed("the JWS's signature does not verify");
            }
        } catch (PkiException e) {
            throw ProblemException.malformed("the JWS's signature cannot be read: " + e.getMessage());
        }
    }

    static byte[] decode(String base64Url) throws ProblemException {
        try {
            return Base64Url.decode(base64Url);
        } catch (PkiException e) {
            throw ProblemException.malformed("a member is not base64url: " + e.getMessage());
        }
    }

    private static ProblemException badAlgorithm(String detail) {
        JsonObject extra = new JsonObject();
        extra.add(
                "algorithms",
                Json.array(SUPPORTED.stream().map(JwsAlgorithm::jose).toList()));
        ProblemType type = ProblemType.BAD_SIGNATURE_ALGORITHM;
        return new ProblemException(new Problem(type, type.status(), detail, List.of(), extra));
    }
}
