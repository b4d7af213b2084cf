package dev.perennial.testkit.internal.validation;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.internal.model.Challenge;

/** All that a validation needs to know; {@code identifier} is the base domain of a wildcard. */
public record ValidationTask(
        String authorizationId,
        Identifier identifier,
        boolean wildcard,
        Challenge challenge,
        String thumbprint,
        String accountUrl) {

    /** RFC 8555 section 8.1. */
    String keyAuthorization() {
        return challenge.token() + "." + thumbprint;
    }
}
