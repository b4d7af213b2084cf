package dev.perennial.acme;

import java.util.List;

/** An account as the CA holds it (RFC 8555 section 7.1.2). Contacts may be fewer than were sent: some CAs keep none. */
public record AccountState(Status status, List<String> contacts, boolean termsOfServiceAgreed) {
    public AccountState {
        contacts = List.copyOf(contacts);
    }
}
