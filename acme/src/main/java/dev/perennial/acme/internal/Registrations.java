package dev.perennial.acme.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.ExternalAccountBinding;
import dev.perennial.acme.Registration;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Jws;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** newAccount (RFC 8555 section 7.3): makes an account, or finds the one a key belongs to. */
public final class Registrations {
    private final Session session;

    public Registrations(Session session) {
        this.session = session;
    }

    /**
     * Returns the account URL. Sent again with the same key it returns the same account, so a lost answer makes no
     * second one.
     */
    public URI register(KeyPair key, Registration registration) throws AcmeException, InterruptedException {
        Deadline deadline = session.deadline();
        URI newAccount = session.directory(deadline).newAccount();
        JsonObject payload = new JsonObject();
        if (!registration.contacts().isEmpty()) {
            payload.add("contact", array(registration.contacts()));
        }
        if (registration.termsOfServiceAgreed()) {
            payload.addProperty("termsOfServiceAgreed", true);
        }
        registration.eab().ifPresent(eab -> payload.add("externalAccountBinding", binding(eab, key, newAccount)));
        Response response = send(key, newAccount, payload, deadline);
        if (response.location().isPresent()) {
            return session.location(response, "account");
        }
        return find(key, deadline)
                .orElseThrow(() -> new AcmeProtocolException(
                        "The CA registered an account at " + newAccount + " but does not say its URL (no Location)"));
    }

    /** The URL of the account that {@code key} belongs to; never makes one. */
    public Optional<URI> find(KeyPair key) throws AcmeException, InterruptedException {
        return find(key, session.deadline());
    }

    Optional<URI> find(KeyPair key, Deadline deadline) throws AcmeException, InterruptedException {
        JsonObject payload = new JsonObject();
        payload.addProperty("onlyReturnExisting", true);
        try {
            URI newAccount = session.directory(deadline).newAccount();
            return Optional.of(session.location(send(key, newAccount, payload, deadline), "account"));
        } catch (AcmeProblemException e) {
            if (e.problem().is("accountDoesNotExist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Response send(KeyPair key, URI newAccount, JsonObject payload, Deadline deadline)
            throws AcmeException, InterruptedException {
        try {
            return session.signed().post(Signer.byKey(key), newAccount, payload, Repeat.TEMPORARY, deadline);
        } catch (AcmeProblemException e) {
            session.noticeStaleDirectory(e);
            throw e;
        }
    }

    /** The CA's customer key vouches for the account key (RFC 8555 section 7.3.4). */
    private static JsonObject binding(ExternalAccountBinding eab, KeyPair accountKey, URI newAccount) {
        JsonObject header = new JsonObject();
        header.addProperty("alg", eab.algorithm().jose());
        header.addProperty("kid", eab.kid());
        header.addProperty("url", newAccount.toString());
        byte[] payload = Jwk.canonicalJson(accountKey.getPublic()).getBytes(StandardCharsets.UTF_8);
        Jws jws = Jws.mac(eab.algorithm(), eab.hmacKey(), header.toString(), payload);
        return JsonParser.parseString(jws.toJson()).getAsJsonObject();
    }

    static JsonArray array(List<String> strings) {
        JsonArray array = new JsonArray();
        strings.forEach(array::add);
        return array;
    }
}
