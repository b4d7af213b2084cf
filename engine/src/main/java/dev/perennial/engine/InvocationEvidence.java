package dev.perennial.engine;

/**
 * An invocation and what it was recognised by.
 *
 * @param because for users, without a full stop: {@code started by cron, process 812}
 */
public record InvocationEvidence(Invocation invocation, String because) {}
