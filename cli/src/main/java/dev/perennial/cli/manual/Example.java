package dev.perennial.cli.manual;

/**
 * A command line that does something useful.
 *
 * @param purpose a phrase without a period
 * @param line what follows the program's name, as typed in a shell
 */
record Example(String purpose, String line) {}
