package dev.perennial.engine;

/** Whoever wants to know: terminal, JSON, log, metrics. */
@FunctionalInterface
public interface Listener {
    Listener NONE = event -> {};

    /**
     * Called in the thread that did what the event says, possibly by several threads at once, so it returns soon and
     * throws nothing.
     */
    void on(Event event);
}
