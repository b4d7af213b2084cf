package dev.perennial.acme;

/** A type we do not know, or a known one that lacks what is needed to answer it. Kept so that it can be shown. */
public record UnknownChallenge(ChallengeState state) implements Challenge {}
