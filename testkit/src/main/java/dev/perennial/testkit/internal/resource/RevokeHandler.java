package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.PkiException;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Set;

/**
 * RFC 8555 section 7.6: revokes for the account that ordered, for one that holds valid authorizations for all
 * identifiers, and for whoever has the certificate's key.
 */
public final class RevokeHandler implements Handler {
    private static final int UNSPECIFIED = 0;
    /** RFC 5280 section 5.3.1 without those that subscribers may not use (Baseline Requirements 7.2.2). */
    private static final Set<Integer> REASONS = Set.of(UNSPECIFIED, 1, 3, 4, 5);

    private final JwsDoor door;
    private final Store store;
    private final Clock clock;

    public RevokeHandler(JwsDoor door, Store store, Clock clock) {
        this.door = door;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        JwsDoor.Either signed = door.byAccountOrKey(request);
        JsonObject wanted = signed.payload().object();
        IssuedCertificate issued = certificate(Json.requiredString(wanted, "certificate"));
        boolean allowed = signed.account()
                        .map(account -> mayRevoke(account.account().id(), issued))
                        .orElse(false)
                || signed.key().map(key -> isKeyOf(key.key(), issued)).orElse(false);
        if (!allowed) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED, "neither the account nor the key may revoke this certificate");
        }
        int reason = reason(wanted);
        if (issued.revocation().isPresent()) {
            throw new ProblemException(ProblemType.ALREADY_REVOKED, "the certificate is revoked already");
        }
        store.certificates().put(issued.revoked(clock.instant(), reason));
        return Answer.empty(200);
    }

    private IssuedCertificate certificate(String base64Url) throws ProblemException {
        try {
            return store.issued(Certificate.parse(Base64Url.decode(base64Url)))
                    .orElseThrow(() -> Owned.notFound("certificate"));
        } catch (PkiException e) {
            throw ProblemException.malformed("the certificate cannot be read: " + e.getMessage());
        }
    }

    private boolean mayRevoke(String accountId, IssuedCertificate issued) {
        return issued.accountId().equals(accountId)
                || issued.certificate().identifiers().stream().allMatch(name -> controls(accountId, name));
    }

    private boolean controls(String accountId, Identifier name) {
        boolean wildcard = name instanceof Identifier.Dns dns && dns.wildcard();
        String base = name instanceof Identifier.Dns dns ? dns.base() : name.value();
        return store.authorizations().all().stream()
                .anyMatch(held -> held.accountId().equals(accountId)
                        && held.wildcard() == wildcard
                        && held.identifier().value().equals(base)
                        && held.status(clock.instant()) == Status.VALID);
    }

    private static boolean isKeyOf(PublicKey key, IssuedCertificate issued) {
        try {
            return Jwk.thumbprint(key)
                    .equals(Jwk.thumbprint(issued.certificate().publicKey()));
        } catch (PkiException e) {
            throw new IllegalStateException("this CA cannot read the key it certified", e);
        }
    }

    private static int reason(JsonObject wanted) throws ProblemException {
        JsonElement reason = wanted.get("reason");
        if (reason == null) {
            return UNSPECIFIED;
        }
        if (!(reason instanceof JsonPrimitive primitive && primitive.isNumber())) {
            throw ProblemException.malformed("the member \"reason\" is not a number");
        }
        int code = primitive.getAsInt();
        if (!REASONS.contains(code)) {
            throw new ProblemException(
                    ProblemType.BAD_REVOCATION_REASON, "reason " + code + " is not one that subscribers may give");
        }
        return code;
    }
}
