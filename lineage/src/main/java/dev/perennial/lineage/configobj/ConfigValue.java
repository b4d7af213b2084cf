package dev.perennial.lineage.configobj;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands under a key. */
public sealed interface ConfigValue {

    record Text(String value) implements ConfigValue {}

    /** {@code a, b}; one item is {@code a,} and none is a lone comma. */
    record Items(List<String> values) implements ConfigValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A section below the section that holds the key, such as {@code [[webroot_map]]}; in the order of the file. */
    record Table(Map<String, ConfigValue> members) implements ConfigValue {
        public Table {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    static ConfigValue of(String value) {
        return new Text(value);
    }

    static ConfigValue of(long value) {
        return new Text(Long.toString(value));
    }

    /** As Python prints it. */
    static ConfigValue of(boolean value) {
        return new Text(value ? "True" : "False");
    }

    /** A single text counts as a list of one: users drop the trailing comma. A table has no items. */
    default List<String> items() {
        return switch (this) {
            case Text(String value) -> List.of(value);
            case Items(List<String> values) -> values;
            case Table table -> List.of();
        };
    }
}
