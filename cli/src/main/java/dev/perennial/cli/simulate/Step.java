package dev.perennial.cli.simulate;

import java.util.random.RandomGenerator;

/** One request to the CA, and how long it takes: a journey, and what the CA has to do, which varies. */
public enum Step {
    DIRECTORY(10),
    NEW_NONCE(10),
    RENEWAL_INFO(20),
    NEW_ORDER(200),
    AUTHORIZATION(30),
    CHALLENGE(60),
    ORDER(30),
    FINALIZE(500),
    CERTIFICATE(50);

    /** To the next data centre and back. */
    private static final int JOURNEY = 30;

    private final int work;

    Step(int work) {
        this.work = work;
    }

    /** In milliseconds. */
    long takes(RandomGenerator random) {
        return JOURNEY + (long) (work * random.nextExponential());
    }
}
