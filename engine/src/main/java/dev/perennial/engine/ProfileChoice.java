package dev.perennial.engine;

import java.util.Optional;

/** Which of the authority's certificate profiles to order (draft-ietf-acme-profiles). */
public sealed interface ProfileChoice {
    ProfileChoice ANY = new Any();

    Optional<String> name();

    /** The authority's own default. */
    record Any() implements ProfileChoice {
        @Override
        public Optional<String> name() {
            return Optional.empty();
        }
    }

    /** Where it is offered, else {@link Any}. */
    record Preferred(String profile) implements ProfileChoice {
        @Override
        public Optional<String> name() {
            return Optional.of(profile);
        }
    }

    /** This one or no certificate. */
    record Required(String profile) implements ProfileChoice {
        @Override
        public Optional<String> name() {
            return Optional.of(profile);
        }
    }
}
