package dev.perennial.engine;

import java.time.Duration;

/** A wait before work, which people can see and end: how long, what for, and how not to have it. */
public sealed interface Wait permits Pacing, Appointment {
    /** In whole milliseconds. */
    Duration delay();

    /** How the process that waits was started. */
    InvocationEvidence evidence();

    /** What it is good for: goes on after "Waiting 5 min, until 12:05:00, ". */
    String purpose();

    /** Why there is a wait, or why there is none: a clause for users, without a full stop. */
    String why();

    /** What to do to have none the next time: goes on after "next time ". */
    String instead();
}
