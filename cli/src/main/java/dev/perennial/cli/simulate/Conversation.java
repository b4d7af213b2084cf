package dev.perennial.cli.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a client asks for one certificate, one request after another, once it knows where things are and has a nonce. That these
 * are the requests of {@code renew} is tested.
 */
public final class Conversation {
    /** Such as example.com and www.example.com. */
    static final int NAMES = 2;

    /** A CA looks from several places, and waits for the slowest. */
    private static final long VALIDATION_TAKES = Time.SECOND;

    private static final double VALIDATION_MAY_TAKE = 2 * Time.SECOND;

    /** As the client waits between polls, if the CA says nothing. */
    private static final double FIRST_WAIT = 150;

    private static final double GROWTH = 1.6;

    /** What Boulder says about an order that it processes. */
    private static final long RETRY_AFTER = 3 * Time.SECOND;

    /** Then a client gives up until it is started again. */
    private static final int TRIES = 5;

    private static final long FIRST_RETRY = 700;

    /** Takes what is asked. */
    @FunctionalInterface
    interface Requests {
        /** Returns when it is answered. */
        long send(Step step, long at);
    }

    private final Requests requests;
    private final RandomGenerator random;

    Conversation(Requests requests, RandomGenerator random) {
        this.requests = requests;
        this.random = random;
    }

    /** The fewest requests for a certificate: the names are validated when the order is first looked at. */
    public static List<Step> shortest(int names) {
        List<Step> steps = new ArrayList<>(proof(names));
        steps.addAll(List.of(Step.FINALIZE, Step.ORDER, Step.CERTIFICATE));
        return steps;
    }

    private static List<Step> proof(int names) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.NEW_ORDER);
        steps.addAll(Collections.nCopies(names, Step.AUTHORIZATION));
        steps.addAll(Collections.nCopies(names, Step.CHALLENGE));
        steps.add(Step.ORDER);
        return steps;
    }

    /** Returns when the certificate is there. */
    long issued(long start) {
        long now = send(proof(NAMES), start);
        now = validated(now);
        now = requests.send(Step.FINALIZE, now);
        return send(List.of(Step.ORDER, Step.CERTIFICATE), now + RETRY_AFTER);
    }

    /** Returns when it is clear that the names cannot be validated; the last question is whether the order is dead. */
    long refused(long start) {
        return requests.send(Step.ORDER, validated(send(proof(NAMES), start)));
    }

    /** Returns when the client has given up for this time, after a first try in vain. */
    long unheard(Step step, long start) {
        long now = start;
        for (int failed = 1; failed < TRIES; failed++) {
            now = requests.send(step, now + (FIRST_RETRY << (failed - 1)));
        }
        return now;
    }

    private long send(List<Step> steps, long start) {
        long now = start;
        for (Step step : steps) {
            now = requests.send(step, now);
        }
        return now;
    }

    /** Polls the order. */
    private long validated(long responded) {
        long done = responded + VALIDATION_TAKES + (long) (VALIDATION_MAY_TAKE * random.nextExponential());
        long now = responded;
        double wait = FIRST_WAIT;
        while (now < done) {
            now = requests.send(Step.ORDER, now + (long) wait);
            wait *= GROWTH;
        }
        return now;
    }
}
