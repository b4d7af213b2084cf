package dev.perennial.testkit.internal.validation;

/** Where the CA looks instead of at ports 80 and 443. */
public record ValidationPorts(int http, int tls) {}
