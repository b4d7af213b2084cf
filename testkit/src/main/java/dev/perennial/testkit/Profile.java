package dev.perennial.testkit;

import java.time.Duration;

/**
 * A kind of certificate the CA offers by name (draft-ietf-acme-profiles). {@code lifetime} runs from the moment of
 * signing.
 */
public record Profile(String name, String description, Duration lifetime) {
    /** 90 days, what Let's Encrypt calls by this name. */
    public static final Profile CLASSIC = new Profile("classic", "90 days", Duration.ofDays(90));

    /** 160 hours, the only profile of Let's Encrypt for IP addresses. */
    public static final Profile SHORTLIVED = new Profile("shortlived", "160 hours", Duration.ofHours(160));
}
