package dev.perennial.cli.simulate;

/** One situation at the CA, and what our machines are to make of it. */
interface Scenario {
    String id();

    /** What is simulated, of this size. */
    String title(Settings settings);

    Report run(Settings settings) throws InterruptedException;
}
