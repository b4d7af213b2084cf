package dev.perennial.cli.grammar;

import dev.perennial.cli.grammar.Verbs.VerbInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a command line with the grammar Certbot has from argparse: the verb anywhere, abbreviated long options,
 * {@code --name=value}, bundled short flags, the last value wins. Touches no file; see {@link CliIni} for those.
 */
public final class Parser {
    private final OptionTable table;

    public Parser(OptionTable table) {
        this.table = table;
    }

    /**
     * Understands the arguments, or says which one not.
     *
     * @param files what the cli.ini files say, lowest precedence first
     * @throws UsageException with one sentence that names the argument
     */
    public ParsedOptions parse(List<String> args, List<CliIni> files) throws UsageException {
        Collector collector = new Collector(table);
        List<String> rest = new ArrayList<>(args);
        if (!rest.isEmpty() && rest.getFirst().equals("help")) {
            rest.set(0, "--help");
        }
        String verb = help(rest) ? "help" : takeVerb(rest);
        for (CliIni file : files) {
            file.giveTo(collector);
        }
        collector.from(Origin.COMMAND_LINE);
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            i = argument(rest, i, collector, operands);
        }
        if (!operands.isEmpty() && !verb.equals("timer") && !verb.equals("go") && !verb.equals("train")) {
            throw new UsageException("unrecognized arguments: " + String.join(" ", operands)
                    + (verb.equals("run") ? Spelling.suggestion(operands.getFirst(), verbNames()) : ""));
        }
        return Rules.check(collector.result(verb, operands));
    }

    private static boolean help(List<String> args) {
        return args.contains("-h") || args.contains("--help");
    }

    /** The first word that is a verb, wherever it stands, even as the value of an option: Certbot's rule. */
    private static String takeVerb(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            Optional<VerbInfo> verb = Verbs.find(args.get(i));
            if (verb.isPresent()) {
                args.remove(i);
                return verb.get().name();
            }
        }
        return "run";
    }

    /** Takes one argument and its value; returns the index of the last one taken. */
    private int argument(List<String> args, int i, Collector to, List<String> operands) throws UsageException {
        String arg = args.get(i);
        if (arg.startsWith("--") && arg.length() > 2) {
            int equals = arg.indexOf('=');
            Option option = table.byPrefix(equals < 0 ? arg : arg.substring(0, equals));
            if (equals >= 0) {
                if (!option.kind().takesValue()) {
                    throw new UsageException("argument " + shown(option) + ": ignored explicit argument '"
                            + arg.substring(equals + 1) + "'");
                }
                to.value(option, arg.substring(equals + 1), "argument " + shown(option));
                return i;
            }
            return withValue(args, i, option, to);
        }
        if (arg.startsWith("-") && arg.length() > 1) {
            return bundle(args, i, to);
        }
        operands.add(arg);
        return i;
    }

    /** {@code -nvq}, {@code -d name}, {@code -dname}. */
    private int bundle(List<String> args, int i, Collector to) throws UsageException {
        String arg = args.get(i);
        for (int at = 1; at < arg.length(); at++) {
            Option option = table.exact("-" + arg.charAt(at));
            if (option == null) {
                throw new UsageException("unrecognized arguments: " + arg);
            }
            if (option.kind().takesValue()) {
                if (at + 1 == arg.length()) {
                    return withValue(args, i, option, to);
                }
                int from = arg.charAt(at + 1) == '=' ? at + 2 : at + 1;
                to.value(option, arg.substring(from), "argument " + shown(option));
                return i;
            }
            to.flag(option);
        }
        return i;
    }

    private int withValue(List<String> args, int i, Option option, Collector to) throws UsageException {
        if (!option.kind().takesValue()) {
            to.flag(option);
            return i;
        }
        boolean none = i + 1 >= args.size() || looksLikeOption(args.get(i + 1));
        if (none && option.dest().equals("help")) {
            to.value(option, "all-in-one", "argument " + shown(option));
            return i;
        }
        if (none) {
            throw new UsageException("argument " + shown(option) + ": expected one argument");
        }
        to.value(option, args.get(i + 1), "argument " + shown(option));
        return i + 1;
    }

    /** A negative number is a value, as in argparse. */
    private static boolean looksLikeOption(String arg) {
        return arg.length() > 1 && arg.charAt(0) == '-' && !(arg.charAt(1) >= '0' && arg.charAt(1) <= '9');
    }

    private static String shown(Option option) {
        return String.join("/", option.names());
    }

    private static List<String> verbNames() {
        List<String> names = new ArrayList<>();
        for (VerbInfo verb : Verbs.all()) {
            names.addAll(verb.words());
        }
        return names;
    }
}
