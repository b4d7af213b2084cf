package dev.perennial.cli.completion;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.VerbInfo;
import java.util.ArrayList;
import java.util.List;

/** For fish, 3.0 and newer. */
final class FishScript {
    private static final String SCRIPT = """
            # fish completion for @PROGRAM@; made by "@PROGRAM@ completion fish".

            # The command on the line so far, wherever it stands; "none" if there is none yet.
            function _@FN@_verb
                set -l skip no
                for word in (commandline -opc)[2..-1]
                    if test $skip = yes
                        set skip no
                        continue
                    end
                    switch $word
                        case @TAKES_VALUE@
                            set skip yes
            @VERB_NAMES@
                    end
                end
                echo none
            end

            function _@FN@_is
                contains -- (_@FN@_verb) $argv
            end

            # The names of certificates: files in the folder of renewal settings.
            function _@FN@_certificates
                set -l config @CONFIG@
                set -l words (commandline -opc)
                for i in (seq (count $words))
                    switch $words[$i]
                        case --config-dir
                            test $i -lt (count $words); and set config $words[(math $i + 1)]
                        case '--config-dir=*'
                            set config (string replace -- --config-dir= '' $words[$i])
                    end
                end
                set config (string replace -r '^~/' "$HOME/" -- $config)
                for file in $config/renewal/*.conf
                    string replace -r '^.*/(.*)\\.conf$' '$1' -- $file
                end
            end

            complete -c @PROGRAM@ -f
            @LINES@
            """;

    private final Typing typing;

    FishScript(Typing typing) {
        this.typing = typing;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(line("none", " -a help -d 'show help on a command or a topic'"));
        lines.add(line("help", " -a '" + String.join(" ", Typing.topics()) + '\''));
        for (VerbInfo verb : typing.verbs()) {
            lines.add(line("none", " -a " + verb.name() + " -d " + quoted(verb.help())));
            if (Typing.takesCertificate(verb)) {
                lines.add(line(verb.name(), " -a '(_@FN@_certificates)'"));
            }
            if (!Typing.operands(verb).isEmpty()) {
                lines.add(line(verb.name(), " -a '" + String.join(" ", Typing.operands(verb)) + '\''));
            }
        }
        for (Option option : typing.options()) {
            lines.add(line(option));
        }
        return SCRIPT.replace("@TAKES_VALUE@", Lines.joined(typing.namesWithValue(), " ", " \\\n                "))
                .replace("@VERB_NAMES@", names())
                .replace("@LINES@", String.join("\n", lines))
                .replace("@CONFIG@", quoted(typing.configFolder()))
                .replace("@PROGRAM@", typing.program())
                .replace("@FN@", typing.function());
    }

    private String names() {
        StringBuilder cases =
                new StringBuilder("            case help\n                echo help\n                return");
        for (VerbInfo verb : typing.verbs()) {
            cases.append("\n            case ")
                    .append(String.join(" ", verb.words()))
                    .append("\n                echo ")
                    .append(verb.name())
                    .append("\n                return");
        }
        return cases.toString();
    }

    private String line(Option option) {
        StringBuilder rest = new StringBuilder();
        for (String name : option.names()) {
            rest.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.kind().takesValue()) {
            rest.append(value(Value.of(option)));
        }
        rest.append(" -d ").append(quoted(option.summary()));
        if (option.everywhere()) {
            return "complete -c @PROGRAM@" + rest;
        }
        List<String> verbs = new ArrayList<>();
        for (VerbInfo verb : typing.verbs(option)) {
            verbs.add(verb.name());
            if (verb.name().equals("run")) {
                verbs.add("none");
            }
        }
        return line(String.join(" ", verbs), rest.toString());
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Words(List<String> words) -> " -x -a '" + String.join(" ", words) + '\'';
            case Value.Source.FILE -> " -r -F";
            case Value.Source.FOLDER -> " -x -a '(__fish_complete_directories)'";
            case Value.Source.COMMAND -> " -x -a '(__fish_complete_command)'";
            case Value.Source.CERTIFICATE -> " -x -a '(_@FN@_certificates)'";
            case Value.Source.UNKNOWN -> " -x";
        };
    }

    private static String line(String verbs, String rest) {
        return "complete -c @PROGRAM@ -n '_@FN@_is " + verbs + '\'' + rest;
    }

    /** In single quotes, fish knows the backslash, and only before itself and before a quote. */
    private static String quoted(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }
}
