package dev.perennial.cli.simulate;

/** One situation at the CA, and what our machines are to make of it. */
interface Scenario {
    String id();

    Report run(Settings settings) throws InterruptedException;
}
