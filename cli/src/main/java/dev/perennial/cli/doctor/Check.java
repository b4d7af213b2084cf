package dev.perennial.cli.doctor;

import java.util.List;

/** One look at one certificate. Uses disk and network, leaves nothing behind, and ends soon when interrupted. */
interface Check {
    Area area();

    List<Finding> run() throws InterruptedException;
}
