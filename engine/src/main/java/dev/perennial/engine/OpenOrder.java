package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.acme.Order;
import dev.perennial.acme.Status;
import java.net.URI;
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

    /** Those the authority takes from before. */
    List<Authorization> proven() {
        return authorizations.stream().filter(OpenOrder::valid).toList();
    }

    List<Authorization> unproven() {
        return authorizations.stream().filter(each -> !valid(each)).toList();
    }

    static List<URI> urls(List<Authorization> authorizations) {
        return authorizations.stream().map(Authorization::url).toList();
    }

    private static boolean valid(Authorization authorization) {
        return authorization.status() == Status.VALID;
    }
}
