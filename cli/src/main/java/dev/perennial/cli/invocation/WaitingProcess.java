package dev.perennial.cli.invocation;

/**
 * A renewal that waits.
 *
 * @param owner the name of its user, or the number if the user has no name here
 */
public record WaitingProcess(long pid, String owner) {}
