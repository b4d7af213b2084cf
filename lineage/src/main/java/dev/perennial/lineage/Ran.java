package dev.perennial.lineage;

/**
 * A command that has ended.
 *
 * @param worked whether it says so by its exit code
 * @param output what it wrote to standard output
 */
record Ran(boolean worked, String output) {}
