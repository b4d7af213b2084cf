package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.acme.Order;
import java.util.List;

/**
 * An order to go on with.
 *
 * @param authorizations of the order; empty if it needed none to be looked at, because it is ready already
 */
record OpenOrder(Order order, List<Authorization> authorizations) {
    OpenOrder {
        authorizations = List.copyOf(authorizations);
    }
}
