package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a command line with the grammar Certbot has from argparse: the verb anywhere, abbreviated long options,
 * {@code --name=value}, bundled short flags, the last value wins. Touches no file but those of
 * {@link IniFiles}, and what {@link ServerWords} needs for CAs that are called by a name.
 */
public final class Parser {
    private final OptionTable table;
    private final VerbFinder verbs;

    public Parser(OptionTable table) {
        this.table = table;
        this.verbs = new VerbFinder(table);
    }

    /**
     * Understands the arguments, or says which one not. Asked for help or the version, it looks at nothing else
     * but whether a program asks.
     *
     * @throws UsageException with one sentence that names the argument, or the file and line
     */
    public ParsedOptions parse(List<String> args, IniFiles files) throws UsageException {
        Collector collector = new Collector(table);
        collector.from(Origin.COMMAND_LINE);
        List<String> words = new ArrayList<>(args);
        boolean json = words.removeIf("--json"::equals);
        boolean help = HelpRequest.isIn(words);
        if (json && (help || words.contains("--version"))) {
            collector.flag(table.byPrefix("--json"));
        }
        if (help) {
            collector.help(HelpRequest.topic(words, verbs));
            return collector.result("help", List.of());
        }
        if (words.contains("--version")) {
            return collector.result("version", List.of());
        }
        List<String> rest = new ArrayList<>(args);
        String verb = verbs.take(rest);
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).equals("--")) {
                operands.addAll(rest.subList(i + 1, rest.size()));
                break;
            }
            i = argument(rest, i, collector, operands);
        }
        if (!operands.isEmpty() && !Verbs.takesOperands(verb)) {
            throw new UsageException(unrecognized(rest, operands, verb));
        }
        for (CliIni file : files.read(collector.configFiles())) {
            file.giveTo(collector);
        }
        return Rules.check(ServerWords.resolve(collector.result(verb, operands)));
    }

    /** Nobody's option that is called like a provider's takes no value, and so leaves one over. */
    private String unrecognized(List<String> args, List<String> operands, String verb) {
        String before = args.get(Math.max(0, args.indexOf(operands.getFirst()) - 1));
        boolean perhaps = table.exact(before) == null && ProviderOptions.typed(before) != null;
        return "unrecognized arguments: " + (perhaps ? before + ' ' : "") + String.join(" ", operands)
                + (perhaps
                        ? table.suggestion(before)
                        : verb.equals("run") ? Spelling.suggestion(operands.getFirst(), Verbs.words()) : "");
    }

    /** Takes one argument and its value; returns the index of the last one taken. */
    private int argument(List<String> args, int i, Collector to, List<String> operands) throws UsageException {
        String arg = args.get(i);
        if (arg.startsWith("--")) {
            return longOption(args, i, to);
        }
        if (arg.startsWith("-") && arg.length() > 1) {
            return bundle(args, i, to);
        }
        operands.add(arg);
        return i;
    }

    private int longOption(List<String> args, int i, Collector to) throws UsageException {
        String arg = args.get(i);
        int equals = arg.indexOf('=');
        if (equals < 0) {
            return withNext(args, i, table.byPrefix(arg), to);
        }
        Option option = table.byPrefix(arg.substring(0, equals));
        if (!option.kind().takesValue()) {
            throw new UsageException("argument " + option.shownNames() + ": ignored explicit argument '"
                    + arg.substring(equals + 1) + "'");
        }
        to.value(option, arg.substring(equals + 1), "argument " + option.shownNames());
        return i;
    }

    /** {@code -nvq}, {@code -d name}, {@code -dname}, {@code -d=name}. */
    private int bundle(List<String> args, int i, Collector to) throws UsageException {
        String arg = args.get(i);
        for (int at = 1; at < arg.length(); at++) {
            Option option = table.exact("-" + arg.charAt(at));
            if (option == null) {
                throw new UsageException("unrecognized arguments: " + arg);
            }
            if (option.kind().takesValue()) {
                if (at + 1 == arg.length()) {
                    return withNext(args, i, option, to);
                }
                int from = arg.charAt(at + 1) == '=' ? at + 2 : at + 1;
                to.value(option, arg.substring(from), "argument " + option.shownNames());
                return i;
            }
            to.flag(option);
        }
        return i;
    }

    private int withNext(List<String> args, int i, Option option, Collector to) throws UsageException {
        if (!option.kind().takesValue()) {
            to.flag(option);
            return i;
        }
        if (i + 1 >= args.size() || looksLikeOption(args.get(i + 1))) {
            throw new UsageException("argument " + option.shownNames() + ": expected one argument");
        }
        to.value(option, args.get(i + 1), "argument " + option.shownNames());
        return i + 1;
    }

    /** As argparse has it, a negative number is a value, and so is what contains a blank and is no option: a command. */
    private boolean looksLikeOption(String arg) {
        if (arg.length() < 2 || arg.charAt(0) != '-') {
            return false;
        }
        boolean number = arg.charAt(1) >= '0' && arg.charAt(1) <= '9';
        int equals = arg.indexOf('=');
        boolean known = table.exact(equals < 0 ? arg : arg.substring(0, equals)) != null;
        return known || (!number && arg.indexOf(' ') < 0);
    }
}
