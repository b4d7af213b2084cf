package dev.perennial.testkit.internal.wire;

import java.security.PublicKey;

/** A request whose signature verifies with the key it brings along; nothing else is known of the sender. */
public record SignedByKey(PublicKey key, Payload payload) {}
