package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.AcmeUnsupportedException;
import dev.perennial.acme.Directory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Optional;

/**
 * Changes an account's key (RFC 8555 section 7.3.5). Whether the change was made is then asked of the CA, also after a
 * success: Pebble 2.10 answers 200 without changing anything if the new key belongs to another account, and whoever
 * throws the old key away then has lost the account.
 */
public final class KeyRollover {
    private final Session session;
    private final Registrations registrations;

    public KeyRollover(Session session, Registrations registrations) {
        this.session = session;
        this.registrations = registrations;
    }

    /** Returns when the CA knows {@code newKey} as the account's. */
    public void change(KeyPair oldKey, URI account, KeyPair newKey) throws AcmeException, InterruptedException {
        Deadline deadline = session.deadline();
        URI url = endpoint(session.directory(deadline));
        JsonObject request = JsonParser.parseString(Signer.byKey(newKey)
                        .signInner(url, statement(oldKey, account))
                        .toJson())
                .getAsJsonObject();
        Signer signer = Signer.byAccount(oldKey, account);
        for (int failed = 1; ; failed++) {
            Optional<AcmeException> lost = send(signer, url, request, deadline);
            if (lost.isPresent()) {
                session.pauses().beforeRetry(lost.get(), failed, deadline);
            }
            if (isAccountOf(newKey, account, deadline)) {
                return;
            }
            if (lost.isEmpty()) {
                throw new AcmeProtocolException("The CA said that it changed the key of " + account + " but did not");
            }
        }
    }

    /** The failure after which nobody knows whether the change was made; empty if the CA says that it was. */
    private Optional<AcmeException> send(Signer signer, URI url, JsonObject request, Deadline deadline)
            throws AcmeException, InterruptedException {
        try {
            session.signed().post(signer, url, request, Repeat.NOT_DONE, deadline);
            return Optional.empty();
        } catch (AcmeException e) {
            if (Repeat.temporary(e)) {
                return Optional.of(e);
            }
            throw explained(e);
        }
    }

    private boolean isAccountOf(KeyPair newKey, URI account, Deadline deadline)
            throws AcmeException, InterruptedException {
        Optional<URI> owner = registrations.find(newKey, deadline);
        if (owner.isPresent() && !owner.get().equals(account)) {
            throw new AcmeProtocolException("The new key belongs to another account already, " + owner.get());
        }
        return owner.isPresent();
    }

    private static byte[] statement(KeyPair oldKey, URI account) {
        JsonObject statement = new JsonObject();
        statement.addProperty("account", account.toString());
        statement.add("oldKey", Signer.jwk(oldKey));
        return statement.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static URI endpoint(Directory directory) throws AcmeUnsupportedException {
        return directory
                .keyChange()
                .orElseThrow(() -> new AcmeUnsupportedException("This CA cannot change an account's key"));
    }

    private static AcmeException explained(AcmeException failure) {
        return failure instanceof AcmeProblemException e && e.problem().status() == 501
                ? new AcmeUnsupportedException("This CA cannot change an account's key (HTTP 501)")
                : failure;
    }
}
