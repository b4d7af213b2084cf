package dev.perennial.engine;

import java.time.Instant;

/** From when on a certificate is to be looked at again. */
record Turn(Instant at, String name) {}
