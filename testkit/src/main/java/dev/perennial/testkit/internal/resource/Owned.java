package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Order;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.SignedByAccount;

/** Looks up what belongs to the account that asks. */
final class Owned {
    private static final int NOT_FOUND = 404;

    private Owned() {}

    static Order order(Store store, SignedByAccount signed, String id) throws ProblemException {
        Order order = store.orders().find(id).orElseThrow(() -> notFound("order"));
        signed.requireOwner(order.accountId());
        return order;
    }

    static Authorization authorization(Store store, SignedByAccount signed, String id) throws ProblemException {
        Authorization authorization = store.authorizations().find(id).orElseThrow(() -> notFound("authorization"));
        signed.requireOwner(authorization.accountId());
        return authorization;
    }

    static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.MALFORMED, NOT_FOUND, "there is no such " + what);
    }
}
