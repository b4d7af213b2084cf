package dev.perennial.acme;

import java.net.URI;
import java.util.Optional;

/** One way to prove control of a name. What we cannot answer is an {@link UnknownChallenge}, never an error. */
public sealed interface Challenge permits TokenChallenge, DnsPersist01, UnknownChallenge {
    ChallengeState state();

    default URI url() {
        return state().url();
    }

    default String type() {
        return state().type();
    }

    default Status status() {
        return state().status();
    }

    default Optional<Problem> error() {
        return state().error();
    }
}
