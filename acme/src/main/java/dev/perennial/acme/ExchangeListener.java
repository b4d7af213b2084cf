package dev.perennial.acme;

import java.time.Duration;

/**
 * Sees what goes over the wire. Called on the thread that made the call, several threads at a time; must return soon and
 * must not throw.
 */
@FunctionalInterface
public interface ExchangeListener {
    void onExchange(Exchange exchange);

    /** The call is about to wait and then try again or poll again. */
    default void onWait(Duration wait, String because) {}
}
