package dev.perennial.cli.store;

import dev.perennial.engine.Rota;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rota of all lineages of a machine. Reads the disk when it is first asked. Any number of threads. */
public final class StoreRota implements Supplier<Rota> {
    private final LineageStore store;
    private @Nullable Rota rota;

    public StoreRota(LineageStore store) {
        this.store = store;
    }

    @Override
    public synchronized Rota get() {
        if (rota == null) {
            rota = Rota.of(names());
        }
        return rota;
    }

    /** Whoever cannot list them has said so already, and renews the one that was named. */
    private List<String> names() {
        try {
            return store.names();
        } catch (LineageException e) {
            return List.of();
        }
    }
}
