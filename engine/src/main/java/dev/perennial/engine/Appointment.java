package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The wait for an instant that is known: that at which a certificate falls due, or that at which the next of very many
 * have their turn. Unlike with a {@link Pacing} the instant counts, not the length.
 *
 * @param at the instant
 */
public record Appointment(
        Instant at, Duration delay, InvocationEvidence evidence, String purpose, String why, String instead)
        implements Wait {}
