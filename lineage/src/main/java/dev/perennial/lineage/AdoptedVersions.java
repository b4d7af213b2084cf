package dev.perennial.lineage;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The versions of a lineage that was made elsewhere.
 *
 * @param all by number, from 1
 * @param live the number of the one in use, which is among them
 */
public record AdoptedVersions(NavigableMap<Integer, NewVersion> all, int live) {
    public AdoptedVersions {
        all = Collections.unmodifiableNavigableMap(new TreeMap<>(all));
        Objects.requireNonNull(all.get(live));
    }

    public static AdoptedVersions single(NewVersion version) {
        return new AdoptedVersions(new TreeMap<>(Map.of(1, version)), 1);
    }

    /** The one in use. */
    public NewVersion current() {
        return Objects.requireNonNull(all.get(live));
    }
}
