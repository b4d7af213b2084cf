package dev.perennial.acme;

import java.util.List;
import java.util.Optional;

/**
 * What to register an account with (RFC 8555 section 7.3).
 *
 * @param contacts URIs such as {@code mailto:admin@example.org}; may be empty
 * @param termsOfServiceAgreed true only if the person in charge said so
 */
public record Registration(List<String> contacts, boolean termsOfServiceAgreed, Optional<ExternalAccountBinding> eab) {
    public Registration {
        contacts = List.copyOf(contacts);
    }
}
