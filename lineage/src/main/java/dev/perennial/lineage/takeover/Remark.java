package dev.perennial.lineage.takeover;

/**
 * Something that is not carried over. Both are whole sentences for users, without secrets.
 *
 * @param what it is, and where it stands
 * @param next what to do about it; empty if nothing is needed
 */
public record Remark(String what, String next) {}
