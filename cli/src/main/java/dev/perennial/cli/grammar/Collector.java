package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers values as they are met, checks each against its option, and remembers which {@code -w} each {@code -d} follows. */
final class Collector {
    private final OptionTable table;
    private final Map<String, Setting> settings = new HashMap<>(512);
    private final Map<String, String> webrootOf = new LinkedHashMap<>();
    private Origin origin = Origin.DEFAULT;
    private String webroot = "";

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

    void from(Origin next) {
        origin = next;
    }

    void flag(Option option) {
        switch (option.kind()) {
            case COUNT -> {
                Setting before = settings.get(option.dest());
                int count =
                        before == null ? 0 : Integer.parseInt(before.values().getFirst());
                settings.put(option.dest(), Setting.of(Integer.toString(count + 1), origin));
            }
            case FLAG_OFF -> settings.put(option.dest(), Setting.of("false", origin));
            default -> settings.put(option.dest(), Setting.of("true", origin));
        }
    }

    /** @param where begins the message if the value is wrong */
    void value(Option option, String value, String where) throws UsageException {
        if (value.indexOf('\0') >= 0 || (value.indexOf('\n') >= 0 && option.kind() != Kind.TEXT)) {
            throw new UsageException(where + ": the value contains a line break or a NUL");
        }
        switch (option.kind()) {
            case NUMBER -> settings.put(option.dest(), Setting.of(number(value, where), origin));
            case DURATION -> {
                if (DurationText.parse(value).isEmpty()) {
                    throw new UsageException(where + ": '" + value + "' is no duration; write 90s, 10m or 1h");
                }
                settings.put(option.dest(), Setting.of(value, origin));
            }
            case LIST -> add(option, split(value), where);
            case APPEND -> add(option, List.of(value), where);
            case PATH, TEXT -> settings.put(option.dest(), Setting.of(choice(option, value, where), origin));
            case FLAG, FLAG_OFF, COUNT -> flag(option);
        }
    }

    ParsedOptions result(String verb, List<String> operands) {
        return new ParsedOptions(verb, table, settings, Map.copyOf(webrootOf), operands);
    }

    private void add(Option option, List<String> more, String where) throws UsageException {
        List<String> clean = more;
        if (option.dest().equals("domains")) {
            clean = DomainNames.check(more, where);
            for (String name : webroot.isEmpty() ? List.<String>of() : clean) {
                webrootOf.putIfAbsent(name, webroot);
            }
        } else if (option.dest().equals("webroot_path")) {
            webroot = more.getLast();
        } else if (option.dest().equals("pref_challs")) {
            clean = ChallengeNames.check(more, where);
        }
        Setting before = settings.get(option.dest());
        List<String> all = new ArrayList<>(before != null && before.origin() == origin ? before.values() : List.of());
        for (String value : clean) {
            if (!all.contains(value)) {
                all.add(value);
            }
        }
        settings.put(option.dest(), new Setting(List.copyOf(all), origin));
    }

    private static String choice(Option option, String value, String where) throws UsageException {
        if (option.choices().isEmpty()) {
            return value;
        }
        for (String choice : option.choices()) {
            if (choice.equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw new UsageException(
                where + ": invalid choice: '" + value + "' (choose from " + String.join(", ", option.choices()) + ")");
    }

    private static String number(String value, String where) throws UsageException {
        boolean digits = !value.isEmpty() && value.length() < 10;
        for (int i = 0; i < value.length(); i++) {
            digits &= value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        if (!digits) {
            throw new UsageException(where + ": invalid int value: '" + value + "'");
        }
        return Integer.toString(Integer.parseInt(value));
    }

    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
