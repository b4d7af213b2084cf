package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Optional;

/** Lets in only requests that are signed as RFC 8555 section 6 demands. Called with the store locked. */
public final class JwsDoor {
    private static final String CONTENT_TYPE = "application/jose+json";
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int UNAUTHENTICATED = 401;

    private final Nonces nonces;
    private final Store store;

    public JwsDoor(Nonces nonces, Store store) {
        this.nonces = nonces;
        this.store = store;
    }

    public SignedByAccount byAccount(Request request) throws ProblemException {
        return byAccount(open(request));
    }

    public SignedByKey byKey(Request request) throws ProblemException {
        return byKey(open(request));
    }

    /** For the one resource that takes both; exactly one of the two is present. */
    public Either byAccountOrKey(Request request) throws ProblemException {
        FlatJws jws = open(request);
        return jws.header().has("kid")
                ? new Either(Optional.of(byAccount(jws)), Optional.empty())
                : new Either(Optional.empty(), Optional.of(byKey(jws)));
    }

    /** Who signed a revocation. */
    public record Either(Optional<SignedByAccount> account, Optional<SignedByKey> key) {
        public Payload payload() {
            return account.map(SignedByAccount::payload)
                    .or(() -> key.map(SignedByKey::payload))
                    .orElseThrow();
        }
    }

    /** Everything but the signature, in an order that spends the nonce of whatever can be read. */
    private FlatJws open(Request request) throws ProblemException {
        if (!CONTENT_TYPE.equals(request.contentType().orElse(""))) {
            throw new ProblemException(
                    ProblemType.MALFORMED,
                    UNSUPPORTED_MEDIA_TYPE,
                    "the content type has to be exactly " + CONTENT_TYPE);
        }
        String text = new String(request.body(), StandardCharsets.UTF_8);
        FlatJws jws = FlatJws.parse(Json.parseObject(text, "the body"), "the JWS");
        JsonObject header = jws.header();
        jws.requireSupportedAlgorithm();
        requireNonce(Json.string(header, "nonce"));
        String url = Json.requiredString(header, "url");
        if (!url.equals(request.url())) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED, "the JWS is for " + url + " and was sent to " + request.url());
        }
        if (header.has("jwk") == header.has("kid")) {
            throw ProblemException.malformed("a protected header has either \"jwk\" or \"kid\"");
        }
        return jws;
    }

    private void requireNonce(Optional<String> nonce) throws ProblemException {
        if (nonce.isEmpty() || !nonces.redeem(nonce.get())) {
            throw new ProblemException(
                    ProblemType.BAD_NONCE,
                    nonce.isEmpty() ? "the JWS has no nonce" : "the nonce is not good (any more)");
        }
    }

    private SignedByAccount byAccount(FlatJws jws) throws ProblemException {
        if (!jws.header().has("kid")) {
            throw ProblemException.malformed("this resource is for accounts: sign with \"kid\", not with \"jwk\"");
        }
        Account account = account(Json.requiredString(jws.header(), "kid"));
        jws.verify(account.key());
        if (account.status() != Status.VALID) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED,
                    UNAUTHENTICATED,
                    "the account is " + account.status().json());
        }
        return new SignedByAccount(account, jws.payload());
    }

    private SignedByKey byKey(FlatJws jws) throws ProblemException {
        if (!jws.header().has("jwk")) {
            throw ProblemException.malformed("this resource takes \"jwk\", not \"kid\"");
        }
        PublicKey key = Keyring.fromHeader(jws.header());
        jws.verify(key);
        return new SignedByKey(key, jws.payload());
    }

    /** Only the path counts: a client may reach one CA both directly and through a proxy. */
    private Account account(String kid) throws ProblemException {
        String marker = "/" + Route.ACCOUNT.segment() + "/";
        int at = kid.lastIndexOf(marker);
        String id = at < 0 ? "" : kid.substring(at + marker.length());
        return store.accounts()
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.ACCOUNT_DOES_NOT_EXIST, "the \"kid\" " + kid + " is no account of this CA"));
    }
}
