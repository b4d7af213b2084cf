package dev.perennial.cli.takeover;

import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.lineage.takeover.FoundLineage;
import dev.perennial.lineage.takeover.Remark;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A certificate that was found, and what is to become of it.
 *
 * @param params for {@code [renewalparams]}
 * @param remarks what of it is not carried over
 * @param fate as it is now
 * @param problem why it is not carried over, a whole sentence; empty if it is
 */
record Planned(
        FoundLineage found, SortedMap<String, ConfigValue> params, List<Remark> remarks, Fate fate, String problem) {

    static Planned unusable(FoundLineage found, String problem) {
        return new Planned(found, new TreeMap<>(), List.of(), Fate.FAILED, problem);
    }

    Planned with(Fate next, String why) {
        return new Planned(found, params, remarks, next, why);
    }

    String name() {
        return found.name();
    }

    /** Absent if that could not be read. */
    Optional<FoundLineage.Usable> usable() {
        return found instanceof FoundLineage.Usable usable ? Optional.of(usable) : Optional.empty();
    }

    /** One text among the parameters; empty if there is none. */
    String param(String key) {
        return params.get(key) instanceof ConfigValue.Text(String text) ? text : "";
    }

    /** Whether this is renewed by an account. */
    boolean uses(URI server, String id) {
        return param("server").equals(server.toString()) && param("account").equals(id);
    }
}
