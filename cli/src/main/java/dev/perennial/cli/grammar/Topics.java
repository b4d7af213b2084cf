package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;

/** The words after {@code --help} that mean something, besides verbs. */
public final class Topics {
    /** Certbot's words for the list of verbs. */
    public static final List<String> COMMANDS =
            List.of("commands", "command", "subcommands", "subcommand", "verbs", "manage");

    public static final String ALL = "all";

    private Topics() {}

    /** One word for each page. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(ALL, COMMANDS.getFirst()));
        for (VerbInfo verb : Verbs.all()) {
            names.add(verb.name());
        }
        for (Topic topic : Topic.values()) {
            if (!names.contains(topic.id())) {
                names.add(topic.id());
            }
        }
        names.addAll(PluginNames.all());
        return names;
    }

    static boolean isKnown(String word) {
        if (word.equals(ALL) || COMMANDS.contains(word) || Verbs.find(word).isPresent()) {
            return true;
        }
        for (Topic topic : Topic.values()) {
            if (topic.id().equals(word)) {
                return true;
            }
        }
        return PluginNames.isKnown(word);
    }
}
