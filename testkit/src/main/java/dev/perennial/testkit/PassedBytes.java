package dev.perennial.testkit;

import org.jspecify.annotations.Nullable;

/** Counts what has passed in one direction since a fault was met. For one thread. */
final class PassedBytes {
    private FaultSwitch.@Nullable Injected since;
    private long passed;

    /** How many of the next bytes may pass; they count as passed. */
    int passing(FaultSwitch.Injected fault, int length, long limit) {
        if (since != fault) {
            since = fault;
            passed = 0;
        }
        int passing = (int) Math.max(0, Math.min(length, limit - passed));
        passed += passing;
        return passing;
    }
}
