package dev.perennial.testkit.internal.model;

import com.google.gson.JsonObject;
import dev.perennial.pki.Jwk;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** RFC 8555 section 7.1.2. {@code binding} is the external account binding as the client sent it. */
public record Account(
        String id,
        PublicKey key,
        List<String> contacts,
        Status status,
        boolean termsAgreed,
        Optional<JsonObject> binding) {

    public Account {
        contacts = List.copyOf(contacts);
    }

    public String thumbprint() {
        return Jwk.thumbprint(key);
    }

    public Account withKey(PublicKey newKey) {
        return new Account(id, newKey, contacts, status, termsAgreed, binding);
    }

    public Account withContacts(List<String> newContacts) {
        return new Account(id, key, newContacts, status, termsAgreed, binding);
    }

    public Account withStatus(Status newStatus) {
        return new Account(id, key, contacts, newStatus, termsAgreed, binding);
    }
}
