package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.TokenChallenge;
import java.util.Optional;

/** Which solver answers which challenge of an authorization: exactly one challenge each (Pebble hangs on a second). */
record Assignment(Solver solver, Authorization authorization, Challenge challenge) {

    /** What to present; absent where a record that stays proves the name. */
    Optional<ChallengeTask> task(AcmeAccount account) {
        return challenge instanceof TokenChallenge token
                ? Optional.of(new ChallengeTask(authorization.identifier(), token, account.thumbprint(), account.url()))
                : Optional.empty();
    }

    /** The record that stays and proves the name; absent where something is presented. */
    Optional<StandingRecord> record() {
        return solver instanceof StandingSolver(StandingRecord record) ? Optional.of(record) : Optional.empty();
    }
}
