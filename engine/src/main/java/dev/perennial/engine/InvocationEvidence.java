package dev.perennial.engine;

/**
 * An invocation and what it was recognised by.
 *
 * @param because for users, without a full stop: {@code started by cron, process 812}
 * @param overlaps whether another one is started at its time though this one is still at work: cron does so, a service
 *     manager does not
 */
public record InvocationEvidence(Invocation invocation, String because, boolean overlaps) {
    /** Of one that is alone until it has ended. */
    public InvocationEvidence(Invocation invocation, String because) {
        this(invocation, because, false);
    }
}
