package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.TokenChallenge;

/** Which solver answers which challenge of an authorization: exactly one challenge each (Pebble hangs on a second). */
record Assignment(Solver solver, Authorization authorization, TokenChallenge challenge) {

    ChallengeTask task(AcmeAccount account) {
        return new ChallengeTask(authorization.identifier(), challenge, account.thumbprint(), account.url());
    }
}
