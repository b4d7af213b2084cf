package dev.perennial.cli.completion;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.VerbInfo;
import java.util.ArrayList;
import java.util.List;

/** For zsh's own completion system. Works from a folder in fpath and when sourced after compinit. */
final class ZshScript {
    private static final String SCRIPT = """
            #compdef @PROGRAM@
            # zsh completion for @PROGRAM@; made by "@PROGRAM@ completion zsh".

            # The names of certificates: files in the folder of renewal settings.
            @FN@_certificates() {
                local config=@CONFIG@ word
                local -i i
                local -a names
                for ((i = 2; i < CURRENT; i++)); do
                    word=${(Q)words[i]}
                    case $word in
                        --config-dir) config=${(Q)words[i + 1]} ;;
                        --config-dir=*) config=${word#*=} ;;
                    esac
                done
                config=${config/#\\~\\//$HOME/}
                names=("$config"/renewal/*.conf(N:t:r))
                compadd -a names
            }

            @FN@_words() {
                local -a commands
                case $verb in
                    help) compadd @TOPICS@ ;;
            @OPERANDS@
                    '')
                        commands=(
            @COMMANDS@
                        )
                        _describe -t commands command commands ;;
                esac
            }

            @FN@() {
                local verb word skip
                local -a shown specs
                local -A spec
                spec=(
            @SPECS@
                )
                # The command, wherever it stands: the first word that is no option's value.
                for word in "${(@)words[2,CURRENT - 1]}"; do
                    if [[ -n $skip ]]; then
                        skip=
                        continue
                    fi
                    case $word in
                        @TAKES_VALUE@) skip=1 ;;
                        @VERB_NAMES@)
                            verb=$word
                            break ;;
                    esac
                done
                case $verb in
            @VERBS@
                    *) shown=(@EVERYWHERE@) ;;
                esac
                for word in $shown; do
                    specs+=("${spec[$word]}")
                done
                _arguments -s -S $specs '*: :@FN@_words'
            }

            if [[ ${funcstack[1]} == @FN@ ]]; then
                @FN@ "$@"
            else
                compdef @FN@ @PROGRAM@
            fi
            """;

    private static final String NEXT = " \\\n                ";

    private final Typing typing;

    ZshScript(Typing typing) {
        this.typing = typing;
    }

    String text() {
        List<String> names = new ArrayList<>(List.of("help"));
        StringBuilder operands = new StringBuilder();
        StringBuilder commands = new StringBuilder("                help:'show help on a command or a topic'");
        StringBuilder verbs = new StringBuilder();
        for (VerbInfo verb : typing.verbs()) {
            names.addAll(verb.words());
            commands.append("\n                ")
                    .append(verb.name())
                    .append(':')
                    .append(Lines.quoted(verb.help()));
            // Without a command, it is run.
            String pattern = String.join(" | ", verb.words()) + (verb.name().equals("run") ? " | ''" : "");
            verbs.append("        ")
                    .append(pattern)
                    .append(") shown=(")
                    .append(keys(typing.options(verb)))
                    .append(") ;;\n");
            if (Typing.takesCertificate(verb)) {
                operands.append("        ").append(verb.name()).append(") @FN@_certificates ;;\n");
            }
            if (!Typing.operands(verb).isEmpty()) {
                operands.append("        ").append(verb.name()).append(") compadd ");
                operands.append(String.join(" ", Typing.operands(verb))).append(" ;;\n");
            }
        }
        return SCRIPT.replace("@SPECS@", specs())
                .replace("@VERBS@", verbs.toString().stripTrailing())
                .replace("@OPERANDS@", operands.toString().stripTrailing())
                .replace("@COMMANDS@", commands)
                .replace(
                        "@EVERYWHERE@",
                        keys(typing.options().stream()
                                .filter(Option::everywhere)
                                .toList()))
                .replace("@TOPICS@", Lines.joined(Typing.topics(), " ", NEXT))
                .replace("@VERB_NAMES@", Lines.joined(names, " | ", " | \\\n                "))
                .replace("@TAKES_VALUE@", Lines.joined(typing.namesWithValue(), " | ", " | \\\n                "))
                .replace("@CONFIG@", Lines.quoted(typing.configFolder()))
                .replace("@PROGRAM@", typing.program())
                .replace("@FN@", typing.function());
    }

    private static String keys(List<Option> options) {
        List<String> keys = new ArrayList<>();
        for (Option option : options) {
            keys.addAll(option.names());
        }
        return Lines.joined(keys, " ", "\n            ");
    }

    private String specs() {
        StringBuilder specs = new StringBuilder();
        for (Option option : typing.options()) {
            for (String name : option.names()) {
                specs.append(specs.isEmpty() ? "" : "\n")
                        .append("        ")
                        .append(name)
                        .append(' ');
                specs.append(Lines.quoted(spec(option, name)));
            }
        }
        return specs.toString();
    }

    /** Once, unless each occurrence adds something. */
    private static String spec(Option option, String name) {
        String often = switch (option.kind()) {
            case COUNT, LIST, APPEND -> "*";
            default -> '(' + String.join(" ", option.names()) + ')';
        };
        String text =
                '[' + option.summary().replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") + ']';
        if (!option.kind().takesValue()) {
            return often + name + text;
        }
        boolean optional = option.value().startsWith("[");
        String attached = optional ? "" : name.startsWith("--") ? "=" : "+";
        String value = option.value().replace("[", "").replace("]", "");
        return often + name + attached + text + (optional ? "::" : ":") + value + ':' + action(Value.of(option));
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.Words(List<String> words) -> '(' + String.join(" ", words) + ')';
            case Value.Source.FILE -> "_files";
            case Value.Source.FOLDER -> "_path_files -/";
            case Value.Source.COMMAND -> "_command_names -e";
            case Value.Source.CERTIFICATE -> "@FN@_certificates";
            case Value.Source.UNKNOWN -> " ";
        };
    }
}
