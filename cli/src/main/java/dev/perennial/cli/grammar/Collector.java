package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers values as they are met, checks each against its option, and remembers which {@code -w} each {@code -d} follows.
 * Sources come in the order of their rank, the command line first: what one has set, a later one leaves alone.
 */
final class Collector {
    private final OptionTable table;
    private final Map<String, Setting> settings = new HashMap<>(512);
    private final Map<String, Integer> setBy = new HashMap<>();
    private final Webroots webroots = new Webroots();
    private final List<String> warnings = new ArrayList<>();
    private Origin origin = Origin.DEFAULT;
    private int source;

    Collector(OptionTable table) {
        this.table = table;
        for (Option option : table.all()) {
            if (!option.initial().isEmpty()) {
                settings.putIfAbsent(option.dest(), Setting.of(option.initial(), Origin.DEFAULT));
            }
        }
    }

    OptionTable table() {
        return table;
    }

    /** The next source begins. */
    void from(Origin next) {
        origin = next;
        source++;
    }

    void help(String topic) {
        settings.put("help", Setting.of(topic, origin));
    }

    List<String> configFiles() {
        return values("config_file");
    }

    void flag(Option option) {
        if (taken(option)) {
            return;
        }
        switch (option.kind()) {
            case COUNT -> {
                List<String> before = values(option.dest());
                int count = before.isEmpty() ? 0 : Integer.parseInt(before.getFirst());
                put(option, Integer.toString(count + 1));
            }
            case FLAG_OFF -> put(option, "false");
            default -> put(option, "true");
        }
    }

    /**
     * Takes a value as typed.
     *
     * @param where begins the message if the value is wrong
     */
    void value(Option option, String value, String where) throws UsageException {
        if (taken(option)) {
            return;
        }
        if (option.dest().equals("server")) {
            add("servers", ServerWords.split(value, where));
            put(option, values("servers").getFirst());
            return;
        }
        switch (option.kind()) {
            case LIST, APPEND -> add(option, value, where);
            case FLAG, FLAG_OFF, COUNT -> flag(option);
            default -> put(option, Values.check(option, value, where));
        }
        if (option.dest().equals("webroot_map")) {
            add("domains", webroots.map(value, where));
        }
    }

    ParsedOptions result(String verb, List<String> operands) {
        return new ParsedOptions(
                verb, table, settings, webroots.of(values("domains"), values("webroot_path")), operands, warnings);
    }

    private void add(Option option, String value, String where) throws UsageException {
        List<String> more = Values.checkAll(option, value, where);
        if (option.dest().equals("webroot_path")) {
            webroots.next(values("webroot_path"), values("domains"), where);
        }
        add(option.dest(), more);
    }

    private void add(String dest, List<String> more) {
        List<String> before = values(dest);
        List<String> all = new ArrayList<>(before);
        for (String value : more) {
            if (!all.contains(value)) {
                all.add(value);
            }
        }
        Setting first = settings.get(dest);
        settings.put(dest, new Setting(List.copyOf(all), first == null || before.isEmpty() ? origin : first.origin()));
    }

    private void put(Option option, String value) {
        settings.put(option.dest(), Setting.of(value, origin));
    }

    /** Whether a source before this one has spoken; if not, this one has now. */
    private boolean taken(Option option) {
        Integer before = setBy.putIfAbsent(option.dest(), source);
        if (before == null && option.deprecated()) {
            warnings.add("Use of " + option.longName() + " is deprecated; it has no effect.");
        }
        return before != null && before != source;
    }

    /** What this source, or one before, has set; defaults don't count. */
    private List<String> values(String dest) {
        Setting setting = settings.get(dest);
        return setting == null || setting.origin() == Origin.DEFAULT ? List.of() : setting.values();
    }
}
