package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AdoptedVersions;
import java.util.List;

/** A certificate that another client renews. The name is allowed for a lineage, and no two of a {@link Found} share it. */
public sealed interface FoundLineage {
    String name();

    /** The same under another name. */
    FoundLineage named(String other);

    /**
     * One whose live version is sound: the key is the certificate's, and its issuer is there.
     *
     * @param remarks what of it is not carried over
     */
    record Usable(String name, AdoptedVersions versions, FoundRenewal renewal, List<Remark> remarks)
            implements FoundLineage {
        public Usable {
            remarks = List.copyOf(remarks);
        }

        @Override
        public Usable named(String other) {
            return new Usable(other, versions, renewal, remarks);
        }
    }

    /**
     * One that cannot be carried over.
     *
     * @param problem a whole sentence for users that names the file
     */
    record Unusable(String name, String problem) implements FoundLineage {
        @Override
        public Unusable named(String other) {
            return new Unusable(other, problem);
        }
    }
}
