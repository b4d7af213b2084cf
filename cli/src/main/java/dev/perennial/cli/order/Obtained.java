package dev.perennial.cli.order;

import dev.perennial.lineage.NewVersion;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Map;

/**
 * A certificate, its key, and what its renewal has to remember.
 *
 * @param renewalParams for {@code [renewalparams]}
 */
public record Obtained(NewVersion files, Map<String, ConfigValue> renewalParams) {
    /** Of the certificate, which may have fewer than were asked for. */
    public List<Identifier> identifiers() {
        return files.chain().leaf().identifiers();
    }
}
