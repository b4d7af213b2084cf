package dev.perennial.testkit.internal;

import java.time.Duration;

/**
 * {@code validationWait}: how long the answer to a challenge response may wait for the validation to end, by the wall
 * clock. {@code processingDelay}: how long a finalized order stays in "processing", by the CA's clock.
 */
public record Timing(
        Duration validationWait,
        Duration processingDelay,
        RetryAfter pollAfter,
        RetryAfter renewalInfoAfter,
        Duration authorizationLifetime,
        Duration orderLifetime) {}
