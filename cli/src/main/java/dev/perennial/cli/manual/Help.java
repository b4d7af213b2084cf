package dev.perennial.cli.manual;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.Topic;
import dev.perennial.cli.grammar.Topics;
import dev.perennial.cli.grammar.VerbInfo;
import dev.perennial.cli.grammar.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Help in 80 columns, made from the tables. */
public final class Help {
    private final OptionTable table;
    private final String program;

    public Help(OptionTable table, String program) {
        this.table = table;
        this.program = program;
    }

    /** The page on a verb, a topic or a plugin; the first page for anything else. */
    public String page(String topic) {
        Optional<VerbInfo> verb = Verbs.find(topic);
        Layout page = new Layout();
        if (verb.isPresent()) {
            verb(page, verb.get());
        } else if (topic.equals(Topics.ALL)) {
            all(page);
        } else if (Topics.COMMANDS.contains(topic)) {
            commands(page);
        } else if (PluginNames.isProvider(topic)) {
            section(
                    page,
                    topic,
                    option -> PluginNames.ofProvider(option.provider()).equals(topic));
        } else if (PluginNames.isHere(topic)) {
            section(page, Topic.PLUGINS);
        } else if (PluginNames.isKnown(topic)) {
            page.paragraph(
                    0,
                    topic + " is not available yet in this build. Its options are understood, so that scripts and"
                            + " renewal files that name them can be read.");
        } else {
            for (Topic each : Topic.values()) {
                if (each.id().equals(topic)) {
                    section(page, each);
                    return page.toString();
                }
            }
            first(page);
        }
        return page.toString();
    }

    private void first(Layout page) {
        page.line("usage: " + program + " COMMAND [options]")
                .line("Keeps TLS certificates alive, on Certbot's files.")
                .blank();
        for (VerbInfo verb : Verbs.everyday()) {
            page.item(verb.name(), verb.help());
        }
        List<String> rare = new ArrayList<>();
        for (VerbInfo verb : Verbs.rare()) {
            rare.add(verb.name());
        }
        page.hanging("Also:", 2, String.join(" ", rare)).blank();
        Example example = Guides.of("certonly").examples().getFirst();
        page.line("A first certificate, with nothing else on port 80:")
                .line("  " + program + ' ' + example.line())
                .blank();
        List<String> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic.id());
        }
        page.hanging("More: " + program + " help COMMAND, or help all; topics:", 2, String.join(" ", topics));
    }

    private void all(Layout page) {
        first(page);
        for (Topic each : Topic.values()) {
            page.blank();
            section(page, each);
        }
    }

    private void commands(Layout page) {
        for (VerbInfo verb : Verbs.all()) {
            page.item(verb.name(), verb.help());
        }
        page.blank().line("More: " + program + " help COMMAND");
    }

    private void verb(Layout page, VerbInfo verb) {
        String begin = "usage: " + program + ' ' + verb.name();
        page.hanging(begin, 7, (verb.usage() + " [options]").strip()).blank();
        Guide guide = Guides.of(verb.name());
        for (String paragraph : guide.about()) {
            page.paragraph(0, paragraph).blank();
        }
        if (!guide.examples().isEmpty()) {
            page.line("Examples:");
            for (Example example : guide.examples()) {
                page.line("  # " + example.purpose()).line("  " + program + ' ' + example.line());
            }
            page.blank();
        }
        for (Topic topic : verb.topics()) {
            if (section(page, topic.title(), option -> option.topic() == topic && verb.documents(option))) {
                about(page, topic);
                page.blank();
            }
        }
        page.line("Options of every command: " + program + " help general; folders: help paths");
    }

    private void section(Layout page, Topic topic) {
        section(page, topic.id() + ": " + topic.title(), option -> option.topic() == topic && !option.hidden());
        about(page, topic);
    }

    private static void about(Layout page, Topic topic) {
        if (!topic.about().isEmpty()) {
            page.paragraph(2, topic.about());
        }
    }

    /** Returns whether there was anything to show. */
    private boolean section(Layout page, String title, Predicate<Option> shown) {
        boolean any = false;
        for (Option option : table.all()) {
            if (shown.test(option)) {
                if (!any) {
                    page.line(title + (title.endsWith(".") ? "" : ":"));
                }
                any = true;
                String value = option.value().isEmpty() ? "" : ' ' + option.value();
                page.item(String.join(", ", option.names()) + value, Describe.text(option));
            }
        }
        return any;
    }
}
