package dev.perennial.cli.grammar;

import dev.perennial.lineage.Lineage;
import java.util.List;
import java.util.Optional;

/**
 * One option, as data: what is typed, what it holds, where it is documented, whether a renewal remembers it. Parsing,
 * help, cli.ini and the renewal configuration all read this and nothing else.
 *
 * @param dest Certbot's name of the value; several options may set one value
 * @param names as typed, the one to show first
 * @param value what help calls the value, and whether that is a DIR, a FILE or a CMD; empty for options without one
 * @param choices the only values allowed; empty if any is
 * @param stored the key in {@code [renewalparams]}, or {@link Lineage#OWN}, a dot and the key in that section; absent if a
 *     renewal does not remember the value
 * @param hidden kept out of help: for packagers, or accepted only for old scripts
 * @param deprecated accepted with a warning, without effect
 * @param help one or two sentences that say what it does; not what the choices and the initial value are
 */
public record Option(
        String dest,
        List<String> names,
        Kind kind,
        Topic topic,
        String value,
        String initial,
        List<String> choices,
        Optional<String> stored,
        boolean hidden,
        boolean deprecated,
        String help) {

    static Option of(Kind kind, Topic topic, String names, String help) {
        List<String> all = List.of(names.split(" ", -1));
        String dest = destOf(firstLong(all));
        return new Option(
                dest, all, kind, topic, defaultValueName(kind), "", List.of(), Optional.empty(), false, false, help);
    }

    /** A value that another option or the program sets: nobody can type this one, because its name has no dashes. */
    static Option unspoken(Kind kind, Topic topic, String dest, String help) {
        return of(kind, topic, "--" + dest, help).named(dest).hide();
    }

    private Option named(String name) {
        return new Option(dest, List.of(name), kind, topic, value, initial, choices, stored, hidden, deprecated, help);
    }

    Option dest(String name) {
        return new Option(name, names, kind, topic, value, initial, choices, stored, hidden, deprecated, help);
    }

    /** Names the value in help. */
    Option value(String shown) {
        return new Option(dest, names, kind, topic, shown, initial, choices, stored, hidden, deprecated, help);
    }

    /** The value when nobody gives one, as it would be typed. */
    Option initial(String typed) {
        return new Option(dest, names, kind, topic, value, typed, choices, stored, hidden, deprecated, help);
    }

    Option choices(String... allowed) {
        return new Option(dest, names, kind, topic, value, initial, List.of(allowed), stored, hidden, deprecated, help);
    }

    /** Remembered for renewal under its dest. */
    Option kept() {
        return kept(dest);
    }

    /** Remembered for renewal under another name, which older files have. */
    Option kept(String key) {
        return new Option(
                dest, names, kind, topic, value, initial, choices, Optional.of(key), hidden, deprecated, help);
    }

    /** Remembered for renewal where Certbot, which does not know it, leaves it alone. */
    Option keptBeside() {
        return kept(Lineage.OWN + '.' + dest);
    }

    Option hide() {
        return new Option(dest, names, kind, topic, value, initial, choices, stored, true, deprecated, help);
    }

    Option deprecate() {
        return new Option(dest, names, kind, topic, value, initial, choices, stored, true, true, help);
    }

    /** Whether no command has more use for it than another. */
    public boolean everywhere() {
        return topic == Topic.GENERAL
                || dest.equals("config_dir")
                || dest.equals("work_dir")
                || dest.equals("logs_dir");
    }

    /** The DNS provider that it is about; empty if it is about none. */
    public String provider() {
        return ProviderOptions.provider(longName());
    }

    /** The value when nobody gives one, as documentation shows it; empty if there is none to show. */
    public String shownInitial() {
        return kind == Kind.FLAG_OFF ? "" : initial;
    }

    /** The first sentence of its help, without the period. */
    public String summary() {
        int end = help.indexOf(". ");
        return end < 0 ? help.substring(0, help.length() - 1) : help.substring(0, end);
    }

    /** As argparse shows an option in its complaints: {@code -d/--domains/--domain}. */
    String shownNames() {
        return String.join("/", names);
    }

    /** The name to show in messages: the first long one. */
    public String longName() {
        return firstLong(names);
    }

    private static String firstLong(List<String> names) {
        for (String name : names) {
            if (name.startsWith("--")) {
                return name;
            }
        }
        return names.getFirst();
    }

    private static String destOf(String name) {
        return name.substring(name.lastIndexOf("--") + 2).replace('-', '_');
    }

    private static String defaultValueName(Kind kind) {
        return switch (kind) {
            case FLAG, FLAG_OFF, COUNT -> "";
            case TEXT -> "TEXT";
            case NUMBER -> "N";
            case PATH -> "FILE";
            case LIST -> "LIST";
            case APPEND -> "VALUE";
            case DURATION -> "DURATION";
        };
    }
}
