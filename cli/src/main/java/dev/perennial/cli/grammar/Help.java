package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Help in 80 columns, made from the tables. */
public final class Help {
    private static final int WIDTH = 80;
    private static final int COLUMN = 30;

    private final OptionTable table;
    private final String program;

    public Help(OptionTable table, String program) {
        this.table = table;
        this.program = program;
    }

    /** Every page {@code --help} knows, by name. */
    public List<String> topics() {
        List<String> names = new ArrayList<>(List.of("all", "commands"));
        for (VerbInfo verb : Verbs.all()) {
            names.add(verb.name());
        }
        for (Topic topic : Topic.values()) {
            names.add(topic.id());
        }
        names.addAll(PluginNames.all());
        return names;
    }

    /** The page on a verb, a topic or a plugin; the first page for anything else. */
    public String page(String topic) {
        Optional<VerbInfo> verb = Verbs.find(topic);
        if (verb.isPresent()) {
            return verbPage(verb.get());
        }
        if (topic.equals(Topics.ALL)) {
            StringBuilder out = new StringBuilder(first());
            for (Topic each : Topic.values()) {
                section(out, each);
            }
            return out.toString();
        }
        if (Topics.COMMANDS.contains(topic)) {
            return commands();
        }
        if (PluginNames.isHere(topic)) {
            return page(Topic.PLUGINS.id());
        }
        for (Topic each : Topic.values()) {
            if (each.id().equals(topic)) {
                StringBuilder out = new StringBuilder();
                section(out, each);
                return out.toString();
            }
        }
        return PluginNames.isKnown(topic) ? notHere(topic) : first();
    }

    private static String notHere(String what) {
        return what + " is not available yet in this build. Its options are understood,\n"
                + "so that scripts and renewal files that name them can be read.\n";
    }

    private String first() {
        StringBuilder out = new StringBuilder(2048);
        out.append("usage: ").append(program).append(" COMMAND [options]\n");
        out.append("Keeps TLS certificates alive, on Certbot's files.\n\n");
        List<String> rare = new ArrayList<>();
        for (VerbInfo verb : Verbs.everyday()) {
            line(out, "  " + verb.name(), verb.help());
        }
        for (VerbInfo verb : Verbs.rare()) {
            rare.add(verb.name());
        }
        wrapped(out, "Also:", rare);
        out.append("\nA first certificate, with nothing else on port 80:\n  ")
                .append(program)
                .append(" certonly --standalone -d example.com -m you@example.com --agree-tos\n\n");
        List<String> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic.id());
        }
        wrapped(out, "More: " + program + " help COMMAND, or help all; topics:", topics);
        return out.toString();
    }

    private static void wrapped(StringBuilder out, String begin, List<String> words) {
        out.append(begin);
        int used = begin.length();
        for (String word : words) {
            used += word.length() + 1;
            if (used > WIDTH) {
                out.append("\n ");
                used = word.length() + 2;
            }
            out.append(' ').append(word);
        }
        out.append('\n');
    }

    private String commands() {
        StringBuilder out = new StringBuilder(2048);
        for (VerbInfo verb : Verbs.all()) {
            line(out, "  " + verb.name(), verb.help());
        }
        return out.append("\nMore: ").append(program).append(" help COMMAND\n").toString();
    }

    private String verbPage(VerbInfo verb) {
        StringBuilder out = new StringBuilder(4096);
        String usage = verb.usage().isEmpty() ? "" : ' ' + verb.usage();
        out.append("usage: ").append(program).append(' ').append(verb.name()).append(usage);
        out.append(" [options]\n\n  ").append(verb.help()).append('\n');
        for (Topic topic : verb.topics()) {
            section(out, topic);
        }
        return out.append("\nOptions of every command: ")
                .append(program)
                .append(" help general\n")
                .toString();
    }

    private void section(StringBuilder out, Topic topic) {
        out.append('\n').append(topic.id()).append(": ").append(topic.title()).append('\n');
        for (Option option : table.all()) {
            if (option.topic() == topic && !option.hidden()) {
                String names = String.join(", ", option.names());
                String value = option.value().isEmpty() ? "" : " " + option.value();
                String initial = option.initial().isEmpty() || option.kind() == Kind.FLAG_OFF
                        ? ""
                        : " (default: " + option.initial() + ")";
                line(out, "  " + names + value, option.help() + initial);
            }
        }
    }

    private static void line(StringBuilder out, String left, String right) {
        out.append(left);
        int at = left.length();
        if (at > COLUMN - 2) {
            out.append('\n');
            at = 0;
        }
        out.repeat(' ', COLUMN - at);
        at = COLUMN;
        for (String word : right.split(" ", -1)) {
            if (at + word.length() > WIDTH && at > COLUMN) {
                out.setLength(out.length() - 1);
                out.append('\n').repeat(' ', COLUMN);
                at = COLUMN;
            }
            out.append(word).append(' ');
            at += word.length() + 1;
        }
        out.setLength(out.length() - 1);
        out.append('\n');
    }
}
