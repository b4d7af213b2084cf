package dev.perennial.lineage;

import dev.perennial.engine.Hold;
import java.time.Instant;

/**
 * What went wrong with the renewal of one lineage.
 *
 * @param failures how many in a row
 * @param since when the first of them happened
 * @param hold until when it is left alone, and what was said last
 */
public record Trouble(int failures, Instant since, Hold hold) {}
