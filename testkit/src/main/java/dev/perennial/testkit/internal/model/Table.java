package dev.perennial.testkit.internal.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows by id, in the order they were made. Not thread-safe: {@link Store} holds the lock. */
public final class Table<R> {
    private final Map<String, R> rows = new LinkedHashMap<>();
    private final Function<R, String> idOf;

    Table(Function<R, String> idOf) {
        this.idOf = idOf;
    }

    public Optional<R> find(@Nullable String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Adds the row, or replaces the one with the same id. */
    public R put(R row) {
        rows.put(idOf.apply(row), row);
        return row;
    }

    public Collection<R> all() {
        return List.copyOf(rows.values());
    }
}
