package dev.perennial.it.matrix;

import java.util.List;

/**
 * A few lines for the shell, and what they are about.
 *
 * @param from the scenario in whose folder it begins; empty for a new one
 * @param pending it needs a command that is not there yet
 */
record Scenario(String name, String from, boolean pending, String title, List<String> lines) {}
