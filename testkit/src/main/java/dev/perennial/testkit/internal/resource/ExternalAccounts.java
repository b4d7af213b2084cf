package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.PkiException;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.FlatJws;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.Keyring;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/** External account binding (RFC 8555 section 7.3.4). */
final class ExternalAccounts {
    private static final Map<String, JwsAlgorithm> MACS =
            Map.of("HS256", JwsAlgorithm.HS256, "HS384", JwsAlgorithm.HS384, "HS512", JwsAlgorithm.HS512);

    private final Policy policy;
    private final Store store;

    ExternalAccounts(Policy policy, Store store) {
        this.policy = policy;
        this.store = store;
    }

    /** Returns the binding of a new account once it has been verified; {@code url} is the one of the request. */
    Optional<JsonObject> check(JsonObject newAccount, PublicKey accountKey, String url) throws ProblemException {
        if (!newAccount.has("externalAccountBinding")) {
            if (policy.externalAccountRequired()) {
                throw new ProblemException(
                        ProblemType.EXTERNAL_ACCOUNT_REQUIRED, "this CA only takes accounts bound to one it knows");
            }
            return Optional.empty();
        }
        JsonObject binding = Json.object(newAccount.get("externalAccountBinding"), "the external account binding");
        verify(FlatJws.parse(binding, "the external account binding"), accountKey, url);
        return Optional.of(binding);
    }

    private void verify(FlatJws jws, PublicKey accountKey, String url) throws ProblemException {
        if (jws.header().has("nonce")
                || !Json.requiredString(jws.header(), "url").equals(url)) {
            throw ProblemException.malformed(
                    "the external account binding has a nonce or another \"url\" than the request");
        }
        JsonObject wrapped = new JsonObject();
        wrapped.add("jwk", jws.payload().object());
        if (!Jwk.thumbprint(Keyring.fromHeader(wrapped)).equals(Jwk.thumbprint(accountKey))) {
            throw ProblemException.malformed("the external account binding is for another account key");
        }
        JwsAlgorithm mac = MACS.get(jws.algorithm());
        if (mac == null) {
            throw ProblemException.malformed("the external account binding is not MACed with HS256, HS384 or HS512");
        }
        String kid = Json.requiredString(jws.header(), "kid");
        byte[] key = policy.externalAccounts().get(kid);
        if (key == null || !verifies(jws, key, mac)) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED, "the external account \"" + kid + "\" is unknown or its MAC is wrong");
        }
        if (policy.externalAccountsOnce() && bound(kid)) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED, "the external account \"" + kid + "\" is bound to an account already");
        }
    }

    private boolean bound(String kid) throws ProblemException {
        for (Account account : store.accounts().all()) {
            if (account.binding().isPresent()
                    && Json.requiredString(
                                    FlatJws.parse(account.binding().get(), "a binding")
                                            .header(),
                                    "kid")
                            .equals(kid)) {
                return true;
            }
        }
        return false;
    }

    private static boolean verifies(FlatJws jws, byte[] key, JwsAlgorithm mac) throws ProblemException {
        try {
            return jws.jws().verifyMac(key, mac);
        } catch (PkiException e) {
            throw ProblemException.malformed("the MAC cannot be read: " + e.getMessage());
        }
    }
}
