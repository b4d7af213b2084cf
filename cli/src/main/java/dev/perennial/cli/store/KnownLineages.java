package dev.perennial.cli.store;

import dev.perennial.cli.choice.KnownLineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.pki.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The certificates that a request may be about. */
public final class KnownLineages {
    private KnownLineages() {}

    /** Reads all lineages, and passes over those that cannot be read; of a named one, why it cannot be read is told. */
    public static List<KnownLineage> read(LineageStore store, Optional<String> name) throws LineageException {
        List<KnownLineage> known = new ArrayList<>();
        if (name.isPresent()) {
            if (store.names().contains(name.get()) && !store.begun(name.get())) {
                known.add(known(StoredLineage.read(store.load(name.get()))));
            }
            return known;
        }
        for (String each : store.names()) {
            try {
                known.add(known(StoredLineage.read(store.load(each))));
            } catch (LineageException e) {
                // As Certbot does: certificates and renew tell about it, and here another one is meant.
            }
        }
        return known;
    }

    private static KnownLineage known(StoredLineage stored) {
        Certificate certificate = stored.certificate();
        return new KnownLineage(
                stored.lineage().name(),
                stored.lineage().confFile(),
                stored.lineage().version(),
                certificate.identifiers(),
                certificate.keyTypeName().toLowerCase(Locale.ROOT));
    }
}
