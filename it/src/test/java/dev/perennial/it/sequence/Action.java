package dev.perennial.it.sequence;

import java.io.IOException;

/** Something to do with Certbot's folders. Its text is what is typed. */
sealed interface Action
        permits Accounts,
                Again,
                ByHand,
                Delete,
                Duplicate,
                Expand,
                Interrupted,
                Obtain,
                Reconfigure,
                Rehearse,
                Rename,
                Renew,
                Request,
                Revoke {
    /** Whether it makes sense, and what comes of it is known. */
    boolean fits(World world);

    /** Empty if a person does it. {@code SITE} and {@code HOOK} stand for what {@link Machine} has. */
    String line(World world);

    World after(World world);

    default int exit(World world) {
        return 0;
    }

    /** What happens before somebody types. */
    default void prepare(Machine machine) throws IOException, InterruptedException {}

    /** Debian's Certbot does not have every command yet. */
    default boolean isNew() {
        return false;
    }
}
