package dev.perennial.it.matrix;

import java.util.List;

/**
 * A few lines for the shell, and what they are about.
 *
 * @param from the scenario in whose folder it begins; empty for a new one
 */
record Scenario(String name, String from, String title, List<String> lines) {}
