/** The commands. Each says what it does, and has it done. */
package dev.perennial.cli.verb;
