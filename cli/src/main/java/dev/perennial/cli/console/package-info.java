/** Talking with whoever started the program: output, questions, failures in words, the log. */
package dev.perennial.cli.console;
