package dev.perennial.testkit.internal.wire;

import dev.perennial.testkit.internal.model.Account;

/** A verified request of a valid account. */
public record SignedByAccount(Account account, Payload payload) {

    public void requireOwner(String accountId) throws ProblemException {
        if (!account.id().equals(accountId)) {
            throw new ProblemException(ProblemType.UNAUTHORIZED, "this belongs to another account");
        }
    }
}
