package dev.perennial.cli.grammar;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was asked for: a verb and a value for every option, each with its origin. Immutable; changes make a copy. */
public final class ParsedOptions {
    private final String verb;
    private final OptionTable table;
    private final Map<String, Setting> settings;
    private final Map<String, String> webrootOf;
    private final List<String> operands;

    ParsedOptions(
            String verb,
            OptionTable table,
            Map<String, Setting> settings,
            Map<String, String> webrootOf,
            List<String> operands) {
        this.verb = verb;
        this.table = table;
        this.settings = Map.copyOf(settings);
        this.webrootOf = webrootOf;
        this.operands = List.copyOf(operands);
    }

    public String verb() {
        return verb;
    }

    /** Words after the verb that belong to no option, such as {@code install} in {@code timer install}. */
    public List<String> operands() {
        return operands;
    }

    public OptionTable table() {
        return table;
    }

    /** The folder for each name, where several {@code -w} were given: each counts for the {@code -d} after it. */
    public Map<String, String> webrootOf() {
        return webrootOf;
    }

    public boolean flag(String dest) {
        return single(dest).equals("true");
    }

    /** Three-valued: absent if nobody said yes or no. */
    public Optional<Boolean> choice(String dest) {
        return text(dest).map(value -> value.equals("true"));
    }

    public Optional<String> text(String dest) {
        String value = single(dest);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Of an option that has a default. */
    public String required(String dest) {
        return single(dest);
    }

    /** Checked when parsed; zero if there is neither value nor default. */
    public int number(String dest) {
        String value = single(dest);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    public Optional<Path> path(String dest) {
        return text(dest).map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    public Path requiredPath(String dest) {
        return Path.of(single(dest)).toAbsolutePath().normalize();
    }

    public Duration duration(String dest) {
        return DurationText.parse(single(dest)).orElse(Duration.ZERO);
    }

    public List<String> list(String dest) {
        Setting setting = settings.get(dest);
        return setting == null ? List.of() : setting.values();
    }

    public Origin origin(String dest) {
        Setting setting = settings.get(dest);
        return setting == null ? Origin.DEFAULT : setting.origin();
    }

    public boolean setByUser(String dest) {
        Setting setting = settings.get(dest);
        return setting != null && setting.setByUser();
    }

    /** A copy in which the program has set this value. */
    public ParsedOptions with(String dest, String value) {
        return with(Map.of(dest, Setting.of(value, Origin.RUNTIME)));
    }

    /** A copy with what the renewal configuration says, where the user of this run says nothing. */
    public ParsedOptions withStored(Map<String, List<String>> params) {
        Map<String, Setting> stored = new HashMap<>();
        for (Option option : table.all()) {
            @Nullable List<String> values = option.stored().map(params::get).orElse(null);
            if (values != null && !setByUser(option.dest())) {
                stored.put(option.dest(), new Setting(Stored.read(option, values), Origin.STORED));
            }
        }
        return with(stored);
    }

    /**
     * What a renewal has to remember: what the user or the program set, what was remembered before, and always the CA and the
     * key type.
     */
    public SortedMap<String, List<String>> toStore() {
        SortedMap<String, List<String>> kept = new TreeMap<>();
        for (Option option : table.all()) {
            if (option.stored().isEmpty() || !option.equals(table.byDest(option.dest()))) {
                continue;
            }
            String dest = option.dest();
            boolean always = dest.equals("server") || dest.equals("key_type");
            if (always || origin(dest) != Origin.DEFAULT) {
                kept.put(option.stored().get(), Stored.write(option, list(dest)));
            }
        }
        return kept;
    }

    private ParsedOptions with(Map<String, Setting> changes) {
        Map<String, Setting> copy = new HashMap<>(settings);
        copy.putAll(changes);
        return new ParsedOptions(verb, table, copy, webrootOf, operands);
    }

    private String single(String dest) {
        Setting setting = settings.get(dest);
        return setting == null || setting.values().isEmpty()
                ? ""
                : setting.values().getLast();
    }
}
