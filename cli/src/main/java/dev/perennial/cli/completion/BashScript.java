package dev.perennial.cli.completion;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.VerbInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For bash, with or without the package bash-completion. */
final class BashScript {
    /**
     * Names of files never go through {@code compgen -W}, which would expand what is in them. Bash takes {@code
     * --name=value} apart where COMP_WORDBREAKS has the equals sign, and leaves it whole where that was taken out.
     */
    private static final String SCRIPT = """
            # bash completion for @PROGRAM@; made by "@PROGRAM@ completion bash".

            @FN@_words() {
                local word
                for word in "$@"; do
                    [[ $word != "$cur"* ]] || COMPREPLY+=("$prefix$word")
                done
            }

            # When asked for, or when there is nothing else to type.
            @FN@_options() {
                [[ $cur != -* && ${#COMPREPLY[@]} != 0 ]] || @FN@_words "$@"
            }

            @FN@_lines() {
                local line
                while IFS= read -r line; do
                    COMPREPLY+=("$prefix$line")
                done
            }

            @FN@_files() {
                compopt -o filenames 2>/dev/null
                @FN@_lines < <(compgen "$1" -- "$cur")
            }

            @FN@_certificates() {
                local file
                while IFS= read -r file; do
                    file=${file##*/}
                    file=${file%.conf}
                    [[ $file != "$cur"* ]] || COMPREPLY+=("$prefix$(printf %q "$file")")
                done < <(compgen -G "${config/#\\~\\//$HOME/}/renewal/*.conf")
            }

            @FN@_takes_value() {
                case $1 in
            @TAKES_VALUE@
                        return 0 ;;
                esac
                return 1
            }

            # Returns 1 if the option takes no value.
            @FN@_value() {
                case $1 in
            @VALUES@
                    *) @FN@_takes_value "$1" ;;
                esac
            }

            @FN@() {
                local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
                local prefix='' verb='' word value config=@CONFIG@
                local -i i
                COMPREPLY=()
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]} value=''
                    if [[ ${COMP_WORDS[i + 1]} == = ]]; then
                        ((i += 2))
                        value=${COMP_WORDS[i]}
                    elif [[ $word == --*=* ]]; then
                        value=${word#*=} word=${word%%=*}
                    elif @FN@_takes_value "$word"; then
                        ((i += 1))
                        value=${COMP_WORDS[i]}
                    elif [[ -z $verb ]]; then
                        case $word in
            @VERB_NAMES@) verb=$word ;;
                        esac
                    fi
                    [[ $word != --config-dir ]] || config=$value
                done

                if [[ $cur == = ]]; then
                    cur=''
                    @FN@_value "$before"
                    return 0
                elif [[ $before == = ]]; then
                    @FN@_value "${COMP_WORDS[COMP_CWORD - 2]}"
                    return 0
                elif [[ $cur == --*=* ]]; then
                    prefix=${cur%%=*}= cur=${cur#*=}
                    @FN@_value "${prefix%=}"
                    return 0
                elif @FN@_value "$before"; then
                    return 0
                fi
                case $verb in
            @VERBS@
                esac
            }

            complete -F @FN@ @PROGRAM@
            """;

    private final Typing typing;

    BashScript(Typing typing) {
        this.typing = typing;
    }

    String text() {
        return SCRIPT.replace(
                        "@TAKES_VALUE@",
                        "        " + Lines.joined(typing.namesWithValue(), " | ", " |\\\n            ") + ')')
                .replace("@VALUES@", values())
                .replace(
                        "@VERB_NAMES@", "                " + Lines.joined(names(), " | ", " |\\\n                    "))
                .replace("@VERBS@", verbs())
                .replace("@CONFIG@", Lines.quoted(typing.configFolder()))
                .replace("@PROGRAM@", typing.program())
                .replace("@FN@", typing.function());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("help"));
        for (VerbInfo verb : typing.verbs()) {
            names.addAll(verb.words());
        }
        return names;
    }

    /** Options with the same kind of value share a line. */
    private String values() {
        Map<String, List<String>> byAction = new LinkedHashMap<>();
        for (Option option : typing.options()) {
            if (option.kind().takesValue() && Value.of(option) != Value.Source.UNKNOWN) {
                byAction.computeIfAbsent(action(Value.of(option)), _ -> new ArrayList<>())
                        .addAll(option.names());
            }
        }
        StringBuilder cases = new StringBuilder();
        byAction.forEach((action, names) -> cases.append("        ")
                .append(String.join(" | ", names))
                .append(") ")
                .append(action)
                .append(" ;;\n"));
        return cases.toString().stripTrailing();
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.Words(List<String> words) -> "@FN@_words " + String.join(" ", words);
            case Value.Source.FILE -> "@FN@_files -f";
            case Value.Source.FOLDER -> "@FN@_files -d";
            case Value.Source.COMMAND -> "@FN@_files -c";
            case Value.Source.CERTIFICATE -> "@FN@_certificates";
            case Value.Source.UNKNOWN -> ":";
        };
    }

    private String verbs() {
        StringBuilder cases = new StringBuilder();
        append(cases, List.of("help"), "", Typing.topics(), List.of());
        List<String> withoutVerb = List.of();
        for (VerbInfo verb : typing.verbs()) {
            List<String> options = new ArrayList<>();
            for (Option option : typing.options(verb)) {
                options.addAll(Lines.longNames(option));
            }
            String more = Typing.takesCertificate(verb) ? "\n            @FN@_certificates" : "";
            append(cases, verb.words(), more, Typing.operands(verb), options);
            withoutVerb = verb.name().equals("run") ? options : withoutVerb;
        }
        append(cases, List.of("*"), "", names(), withoutVerb);
        return cases.toString().stripTrailing();
    }

    private static void append(
            StringBuilder cases, List<String> verbs, String first, List<String> words, List<String> options) {
        cases.append("        ").append(String.join(" | ", verbs)).append(')').append(first);
        call(cases, "words", words);
        call(cases, "options", options);
        cases.append(" ;;\n");
    }

    private static void call(StringBuilder cases, String function, List<String> words) {
        if (!words.isEmpty()) {
            cases.append("\n            @FN@_")
                    .append(function)
                    .append(' ')
                    .append(Lines.joined(words, " ", " \\\n                "));
        }
    }
}
