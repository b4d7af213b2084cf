package dev.perennial.it.matrix;

import java.util.List;

/** What a program said and left behind. */
record Outcome(List<Said> said, Snapshot left) {}
