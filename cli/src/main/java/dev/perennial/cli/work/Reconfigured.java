package dev.perennial.cli.work;

import dev.perennial.cli.store.StoredLineage;
import java.util.List;

/**
 * What came of a change to how a certificate is renewed.
 *
 * @param changed the keys in {@code [renewalparams]} that differ, sorted; none if all was as wanted already
 */
public record Reconfigured(StoredLineage lineage, List<String> changed) {}
