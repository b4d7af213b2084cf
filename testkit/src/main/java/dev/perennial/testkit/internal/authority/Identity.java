package dev.perennial.testkit.internal.authority;

import dev.perennial.pki.Certificate;
import java.security.KeyPair;

/** A certificate and its key. */
public record Identity(Certificate certificate, KeyPair key) {}
