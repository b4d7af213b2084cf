package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.pki.Jwk;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.FlatJws;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.Keyring;
import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.security.PublicKey;
import java.util.Optional;

/** Account key rollover (RFC 8555 section 7.3.5): a JWS of the new key inside one of the old. */
public final class KeyChangeHandler implements Handler {
    private static final int CONFLICT = 409;

    private final JwsDoor door;
    private final Store store;

    public KeyChangeHandler(JwsDoor door, Store store) {
        this.door = door;
        this.store = store;
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        Account account = signed.account();
        FlatJws inner = FlatJws.parse(signed.payload().object(), "the inner JWS");
        PublicKey newKey = verify(inner, account, request);
        Optional<Account> owner = store.accountWithKey(newKey);
        if (owner.isPresent()) {
            throw conflict(owner.get(), request);
        }
        return AccountView.answer(200, store.accounts().put(account.withKey(newKey)), request.urls());
    }

    private static PublicKey verify(FlatJws inner, Account account, Request request) throws ProblemException {
        JsonObject header = inner.header();
        if (header.has("nonce")
                || header.has("kid")
                || !Json.requiredString(header, "url").equals(request.url())) {
            throw ProblemException.malformed(
                    "the inner JWS has a nonce, a \"kid\" or another \"url\" than the outer one");
        }
        inner.requireSupportedAlgorithm();
        PublicKey newKey = Keyring.fromHeader(header);
        inner.verify(newKey);
        JsonObject change = inner.payload().object();
        if (!Json.requiredString(change, "account").endsWith("/" + Route.ACCOUNT.segment() + "/" + account.id())) {
            throw ProblemException.malformed("the inner payload names another account than the outer JWS");
        }
        JsonObject wrapped = new JsonObject();
        wrapped.add("jwk", change.get("oldKey"));
        if (!Jwk.thumbprint(Keyring.fromHeader(wrapped)).equals(account.thumbprint())) {
            throw ProblemException.malformed("the inner payload's \"oldKey\" is not the account's key");
        }
        return newKey;
    }

    private static ProblemException conflict(Account owner, Request request) {
        Problem problem = Problem.of(ProblemType.MALFORMED, CONFLICT, "another account already has the new key");
        Answer answer = Answers.problem(problem).with("Location", request.urls().of(Route.ACCOUNT, owner.id()));
        return new ProblemException(problem, answer);
    }
}
