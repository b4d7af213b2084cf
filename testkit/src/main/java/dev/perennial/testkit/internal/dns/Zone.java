package dev.perennial.testkit.internal.dns;

import dev.perennial.testkit.DnsFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a fake DNS knows: record data as text, by name and type. Names have no case and no final dot. Thread-safe. Free
 * of dnsjava, so that nothing of it is loaded before somebody asks.
 */
public final class Zone {
    private final Map<String, Map<String, List<String>>> names = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private Optional<String> defaultAddress = Optional.of("127.0.0.1");
    private Optional<DnsFault> fault = Optional.empty();

    public static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Replaces what the name has of this type; no data removes it. */
    public synchronized void set(String name, String type, List<String> data) {
        Map<String, List<String>> types = names.computeIfAbsent(key(name), absent -> new HashMap<>());
        if (data.isEmpty()) {
            types.remove(type);
        } else {
            types.put(type, List.copyOf(data));
        }
        if (types.isEmpty()) {
            names.remove(key(name));
        }
    }

    public synchronized List<String> get(String name, String type) {
        List<String> data = names.getOrDefault(key(name), Map.of()).get(type);
        if (data != null) {
            return data;
        }
        return type.equals("A") && !names.getOrDefault(key(name), Map.of()).containsKey("CNAME")
                ? defaultAddress.stream().toList()
                : List.of();
    }

    public synchronized void add(String name, String type, String datum) {
        List<String> data =
                new ArrayList<>(names.getOrDefault(key(name), Map.of()).getOrDefault(type, List.of()));
        data.add(datum);
        set(name, type, data);
    }

    public synchronized void remove(String name, String type, String datum) {
        List<String> data =
                new ArrayList<>(names.getOrDefault(key(name), Map.of()).getOrDefault(type, List.of()));
        data.remove(datum);
        set(name, type, data);
    }

    public synchronized void clear(String name) {
        names.remove(key(name));
        broken.remove(key(name));
    }

    /** What has something below it exists, too (RFC 8020). */
    public synchronized boolean exists(String name) {
        String key = key(name);
        return defaultAddress.isPresent()
                || names.containsKey(key)
                || names.keySet().stream().anyMatch(other -> other.endsWith('.' + key));
    }

    /** The name or the nearest above it that begins a zone; empty if none was said to. */
    public synchronized Optional<String> apex(String name) {
        for (String at = key(name); !at.isEmpty(); at = at.substring(at.indexOf('.') + 1)) {
            if (names.getOrDefault(at, Map.of()).containsKey("SOA")) {
                return Optional.of(at);
            }
            if (at.indexOf('.') < 0) {
                break;
            }
        }
        return Optional.empty();
    }

    public synchronized void setFault(Optional<DnsFault> how) {
        fault = how;
    }

    public synchronized Optional<DnsFault> fault() {
        return fault;
    }

    public synchronized void setBroken(String name, boolean isBroken) {
        if (isBroken) {
            broken.add(key(name));
        } else {
            broken.remove(key(name));
        }
    }

    public synchronized boolean isBroken(String name) {
        return broken.contains(key(name));
    }

    public synchronized void setDefaultAddress(Optional<String> address) {
        defaultAddress = address;
    }
}
