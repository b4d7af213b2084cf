package dev.perennial.testkit;

/** How a Retry-After header is written (RFC 9110 section 10.2.3): clients must read both. */
public enum RetryAfterForm {
    SECONDS,
    HTTP_DATE
}
