package dev.perennial.lineage;

/** A certificate and its successors under one name: {@code live/<name>}, {@code archive/<name>}. */
public record Lineage(String name) {}
