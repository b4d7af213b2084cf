package dev.perennial.cli.doctor;

import java.util.List;

/** Tells what is found, in the order of the calls. For one thread. */
interface Report {
    void begin(Patient patient);

    /** What comes next is not there yet. */
    default void waiting(Area area) {}

    /** As soon as it is known. */
    void finding(Finding finding);

    /** All that was found. */
    void end(Patient patient, List<Finding> findings);

    /** The last call. How many failures there were. */
    int end();
}
