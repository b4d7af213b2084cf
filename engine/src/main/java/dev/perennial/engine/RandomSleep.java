package dev.perennial.engine;

/** {@code --random-sleep}: whether to wait before the first due renewal. */
public enum RandomSleep {
    /** As the invocation asks for. */
    AUTO,
    ALWAYS,
    /** Also {@code --no-random-sleep-on-renew}. */
    NEVER
}
