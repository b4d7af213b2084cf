package dev.perennial.testkit.internal.model;

import java.time.Instant;

/** How far an order has come, as far as its authorizations do not tell. */
public sealed interface Progress {
    /** Not finalized: pending, ready or invalid, as its authorizations are. */
    record Open() implements Progress {}

    /** Signed. Shown as "processing" before {@code visibleFrom} and as "valid" from then on. */
    record Issued(String certificateId, Instant visibleFrom) implements Progress {}
}
