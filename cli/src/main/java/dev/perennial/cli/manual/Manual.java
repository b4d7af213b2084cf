package dev.perennial.cli.manual;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.Topic;
import dev.perennial.cli.grammar.VerbInfo;
import dev.perennial.cli.grammar.Verbs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manual: a page on the whole, one on each command, one on cli.ini. Made from the tables that help is made from. */
public final class Manual {
    private static final String PROGRAM = "perennial";
    private static final String INI = PROGRAM + "-cli.ini";
    private static final int DATE_LENGTH = "2026-11-01".length();

    private final OptionTable table;
    private final String version;
    private final String date;

    public Manual(OptionTable table, String version) {
        this.table = table;
        this.version = version;
        this.date = released();
    }

    /** Of the sources, not of the build: the same sources give the same pages. Reads a file of this module. */
    private static String released() {
        try (InputStream in = Manual.class.getResourceAsStream("released")) {
            if (in == null) {
                throw new IllegalStateException("the build has left out the date of the manual");
            }
            return new String(in.readNBytes(DATE_LENGTH), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<ManualPage> pages() {
        List<ManualPage> pages = new ArrayList<>();
        pages.add(overview());
        for (VerbInfo verb : Verbs.all()) {
            pages.add(page(verb));
        }
        pages.add(ini());
        return pages;
    }

    /** On a command, on {@code cli.ini}, or on the whole for an empty name. */
    public Optional<ManualPage> find(String name) {
        if (name.isEmpty() || name.equals(PROGRAM)) {
            return Optional.of(overview());
        }
        return name.equals("cli.ini") ? Optional.of(ini()) : Verbs.find(name).map(this::page);
    }

    private Roff begin(String name, int section, String help) {
        return new Roff(name, section, date, "Perennial " + version)
                .section("NAME")
                .text(name + " - " + help);
    }

    private ManualPage page(VerbInfo verb) {
        String name = PROGRAM + '-' + verb.name();
        Guide guide = Guides.of(verb.name());
        Roff roff = begin(name, 1, verb.help()).section("SYNOPSIS");
        roff.synopsis(PROGRAM + ' ' + verb.name(), (verb.usage() + " [options]").strip());
        roff.section("DESCRIPTION");
        guide.about().forEach(roff::paragraph);
        if (verb.words().size() > 1) {
            roff.paragraph("Also called "
                    + String.join(", ", verb.words().subList(1, verb.words().size())) + '.');
        }
        if (!guide.examples().isEmpty()) {
            roff.section("EXAMPLES");
            for (Example example : guide.examples()) {
                roff.code(example.purpose() + ':', PROGRAM + ' ' + example.line());
            }
        }
        options(roff, verb);
        roff.section("SEE ALSO").text(INI + "(5), " + PROGRAM + "(1)");
        return new ManualPage(name, 1, roff.toString());
    }

    private void options(Roff roff, VerbInfo verb) {
        roff.section("OPTIONS").text("Those of every command are in " + PROGRAM + "(1).");
        for (Topic topic : verb.topics()) {
            boolean any = false;
            for (Option option : table.all()) {
                if (option.topic() == topic && verb.documents(option)) {
                    if (!any) {
                        roff.subsection(topic.title());
                    }
                    any = true;
                    entry(roff, option);
                }
            }
            if (any && !topic.about().isEmpty()) {
                roff.paragraph(topic.about());
            }
        }
    }

    private static void entry(Roff roff, Option option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add(Roff.bold(name));
        }
        String value = option.value().isEmpty() ? "" : ' ' + Roff.italic(option.value());
        roff.entry(String.join(", ", names) + value, Describe.text(option));
    }

    private ManualPage overview() {
        Roff roff = begin(PROGRAM, 1, "keeps TLS certificates alive").section("SYNOPSIS");
        roff.synopsis(PROGRAM, "COMMAND [options]");
        Background.describe(roff);
        roff.section("COMMANDS");
        for (VerbInfo verb : Verbs.all()) {
            roff.entry(Roff.bold(PROGRAM + '-' + verb.name()) + "(1)", sentence(verb.help()));
        }
        roff.section("OPTIONS")
                .text("These are for every command. Long names may be shortened as long as it stays clear"
                        + " which is meant. Of an option that is given twice, the last one counts.");
        for (Option option : table.all()) {
            if (option.everywhere() && !option.hidden()) {
                entry(roff, option);
            }
        }
        Background.surroundings(roff);
        StringBuilder others = new StringBuilder();
        for (VerbInfo verb : Verbs.everyday()) {
            others.append(PROGRAM).append('-').append(verb.name()).append("(1), ");
        }
        roff.section("SEE ALSO").text(others + INI + "(5)");
        return new ManualPage(PROGRAM, 1, roff.toString());
    }

    private ManualPage ini() {
        Roff roff = begin(INI, 5, "settings that hold for every run of perennial");
        Background.ini(roff);
        roff.section("SETTINGS").text("What each of them means in full is on the page of the command that uses it.");
        for (Option option : table.all()) {
            if (!option.hidden() && !Background.NOT_IN_INI.contains(option.dest())) {
                boolean flag = !option.kind().takesValue();
                String value = flag ? "true" : option.value();
                roff.entry(
                        Roff.bold(option.longName().substring(2)) + " = "
                                + (flag ? Roff.escaped(value) : Roff.italic(value)),
                        option.summary() + '.');
            }
        }
        roff.section("SEE ALSO").text(PROGRAM + "(1), " + PROGRAM + "-certonly(1), " + PROGRAM + "-renew(1)");
        return new ManualPage(INI, 5, roff.toString());
    }

    private static String sentence(String phrase) {
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + '.';
    }
}
