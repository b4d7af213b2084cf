package dev.perennial.cli.grammar;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked for: a verb and a value for every option, each with its origin. Immutable; changes make a copy. Values
 * go by Certbot's name of them, the dest; one that no option has is a defect of the caller.
 */
public final class ParsedOptions {
    private final String verb;
    private final OptionTable table;
    /** Those of the command line and the files, shared by the options of a thousand certificates. */
    private final Map<String, Setting> settings;
    /** What differs from them, by far fewer. */
    private final Map<String, Setting> changes;

    private final Map<String, String> webrootOf;
    private final List<String> operands;
    private final List<String> warnings;

    ParsedOptions(
            String verb,
            OptionTable table,
            Map<String, Setting> settings,
            Map<String, String> webrootOf,
            List<String> operands,
            List<String> warnings) {
        this(verb, table, settings, Map.of(), webrootOf, operands, warnings);
    }

    private ParsedOptions(
            String verb,
            OptionTable table,
            Map<String, Setting> settings,
            Map<String, Setting> changes,
            Map<String, String> webrootOf,
            List<String> operands,
            List<String> warnings) {
        this.verb = verb;
        this.table = table;
        this.settings = settings;
        this.changes = changes;
        this.webrootOf = webrootOf;
        this.operands = List.copyOf(operands);
        this.warnings = List.copyOf(warnings);
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

    /** What to tell the user about the command line, though it works. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The folder for each name that was given one, absolute. For other names, if any folder was given, it is the last of
     * {@code webroot_path}.
     */
    public Map<String, String> webrootOf() {
        return Map.copyOf(webrootOf);
    }

    public boolean flag(String dest) {
        return single(dest).equals("true");
    }

    /** Three-valued: absent if nobody said yes or no. */
    public Optional<Boolean> choice(String dest) {
        return text(dest).map(value -> value.equals("true"));
    }

    /** Absent if nobody gave one, or an empty one. */
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
        return setting(dest).values();
    }

    /** Those of DNS providers about which something was said, listed in the table or not. In the order of their names. */
    public List<Option> ofProviders() {
        Map<String, Option> found = new TreeMap<>();
        for (Map<String, Setting> some : List.of(settings, changes)) {
            for (String dest : some.keySet()) {
                Option option = dest.startsWith("dns_") ? ProviderOptions.ofDest(dest) : null;
                if (option != null) {
                    found.put(dest, option);
                }
            }
        }
        return List.copyOf(found.values());
    }

    public Origin origin(String dest) {
        return setting(dest).origin();
    }

    /** On the command line, in a cli.ini, or by the program. */
    public boolean setByUser(String dest) {
        return setting(dest).setByUser();
    }

    /** A copy in which the program has set this value. */
    public ParsedOptions with(String dest, String value) {
        return withAll(Map.of(dest, Setting.of(value, Origin.RUNTIME)));
    }

    /** The same of a list. */
    public ParsedOptions with(String dest, List<String> values) {
        return withAll(Map.of(dest, new Setting(List.copyOf(values), Origin.RUNTIME)));
    }

    /** A copy in which this value is spelled in another way, and said by whoever said it. */
    public ParsedOptions respelled(String dest, List<String> values) {
        return withAll(Map.of(dest, new Setting(List.copyOf(values), origin(dest))));
    }

    /** A copy in which nobody has said anything about this value. */
    public ParsedOptions without(String dest) {
        Option option = table.byDest(dest);
        String initial = option == null ? "" : option.initial();
        return withAll(Map.of(dest, initial.isEmpty() ? Setting.NONE : Setting.of(initial, Origin.DEFAULT)));
    }

    /** A copy with a folder for each of these names besides those that had one. */
    public ParsedOptions withWebroots(Map<String, String> more) {
        Map<String, String> folders = new HashMap<>(webrootOf);
        folders.putAll(more);
        return withAll(Map.of(), folders);
    }

    /** A copy in which nobody has said anything at all. */
    public ParsedOptions unsaid() {
        Map<String, Setting> initial = new HashMap<>();
        for (Option option : table.all()) {
            if (!option.initial().isEmpty()) {
                initial.putIfAbsent(option.dest(), Setting.of(option.initial(), Origin.DEFAULT));
            }
        }
        return new ParsedOptions(verb, table, initial, Map.of(), operands, List.of());
    }

    /** A copy for trying out in earnest what these options would do, as {@code renew --dry-run} does. */
    public ParsedOptions rehearsing() {
        return Rules.rehearsal(with("dry_run", "true")).with("noninteractive_mode", "true");
    }

    ParsedOptions withAll(Map<String, Setting> more) {
        return withAll(more, webrootOf);
    }

    ParsedOptions withAll(Map<String, Setting> more, Map<String, String> folders) {
        Map<String, Setting> all = new HashMap<>(changes);
        all.putAll(more);
        return new ParsedOptions(verb, table, settings, all, folders, operands, warnings);
    }

    private String single(String dest) {
        List<String> values = setting(dest).values();
        return values.isEmpty() ? "" : values.getLast();
    }

    private Setting setting(String dest) {
        Setting changed = changes.get(dest);
        Setting setting = changed == null ? settings.get(dest) : changed;
        if (setting != null) {
            return setting;
        }
        if (table.byDest(dest) == null) {
            throw new IllegalArgumentException("no option sets " + dest);
        }
        return Setting.NONE;
    }
}
