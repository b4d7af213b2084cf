package dev.perennial.cli.completion;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.Topics;
import dev.perennial.cli.grammar.VerbInfo;
import dev.perennial.cli.grammar.Verbs;
import java.util.ArrayList;
import java.util.List;

/** What can be typed where, as any shell needs it: the tables of commands and options, and nothing besides. */
public final class Typing {
    private final OptionTable table;
    private final String program;

    /**
     * For a program called by this name.
     *
     * @param program becomes part of the script; a name that is no plain word is taken for ours
     */
    public Typing(OptionTable table, String program) {
        this.table = table;
        this.program = plain(program) ? program : "perennial";
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || "0123456789._-".indexOf(c) < 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    String program() {
        return program;
    }

    /** What the names of the script's functions begin with. */
    String function() {
        return '_' + program.replace('-', '_').replace('.', '_');
    }

    List<VerbInfo> verbs() {
        return Verbs.all();
    }

    /** All that are not hidden, in the order of help. */
    List<Option> options() {
        List<Option> shown = new ArrayList<>();
        for (Option option : table.all()) {
            if (!option.hidden()) {
                shown.add(option);
            }
        }
        return shown;
    }

    /** What this command has a use for, with what every command has. */
    List<Option> options(VerbInfo verb) {
        List<Option> useful = new ArrayList<>();
        for (Option option : options()) {
            if (option.everywhere() || verb.documents(option)) {
                useful.add(option);
            }
        }
        return useful;
    }

    /** The commands that have a use for this option; of no interest for one of every command. */
    List<VerbInfo> verbs(Option option) {
        List<VerbInfo> users = new ArrayList<>();
        for (VerbInfo verb : Verbs.all()) {
            if (verb.documents(option)) {
                users.add(verb);
            }
        }
        return users;
    }

    /** Every name, hidden ones too, after which a value stands: that is no command. */
    List<String> namesWithValue() {
        List<String> names = new ArrayList<>();
        for (Option option : table.all()) {
            if (option.kind().takesValue()) {
                names.addAll(option.names());
            }
        }
        return names;
    }

    /** The words after {@code help}. */
    static List<String> topics() {
        return Topics.names();
    }

    /** The words that this command takes and that are known before. */
    static List<String> operands(VerbInfo verb) {
        List<String> words = new ArrayList<>();
        for (String word : verb.operands()) {
            if (word.equals("COMMAND")) {
                for (VerbInfo each : Verbs.all()) {
                    words.add(each.name());
                }
            } else if (!Character.isUpperCase(word.charAt(0))) {
                words.add(word);
            }
        }
        return words;
    }

    /** Whether a word that belongs to no option is the name of a certificate. */
    static boolean takesCertificate(VerbInfo verb) {
        return verb.operands().contains("NAME");
    }

    /** Where certificates are looked for unless the command line says otherwise. */
    String configFolder() {
        Option option = table.byDest("config_dir");
        return option == null ? "" : option.initial();
    }
}
