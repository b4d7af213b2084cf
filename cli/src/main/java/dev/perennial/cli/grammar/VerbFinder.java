package dev.perennial.cli.grammar;

import java.util.List;
import java.util.Optional;

/**
 * Finds the verb, which may stand anywhere. Certbot takes the first word that is one, even where it is the value of an
 * option, so that {@code renew --cert-name run} breaks; here such a word counts only if there is no other.
 */
final class VerbFinder {
    private final OptionTable table;

    VerbFinder(OptionTable table) {
        this.table = table;
    }

    /** Removes the verb from the arguments and returns its name; {@code run} if there is none. */
    String take(List<String> args) {
        int at = find(args);
        if (at < 0) {
            at = asValue(args);
        }
        return at < 0 ? "run" : Verbs.find(args.remove(at)).map(VerbInfo::name).orElse("run");
    }

    /** The index of the first verb that is no option's value; -1 if there is none. */
    int find(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (Verbs.find(arg).isPresent()) {
                return i;
            }
            if (takesNext(arg)) {
                i++;
            }
        }
        return -1;
    }

    /** Certbot's rule, for Certbot's verbs only: a name of ours must not break a command line that works there. */
    private static int asValue(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            Optional<VerbInfo> verb = Verbs.find(args.get(i));
            if (verb.isPresent() && !verb.get().ours()) {
                return i;
            }
        }
        return -1;
    }

    private boolean takesNext(String arg) {
        if (arg.startsWith("--")) {
            return arg.indexOf('=') < 0 && takesValue(arg);
        }
        if (!arg.startsWith("-")) {
            return false;
        }
        for (int at = 1; at < arg.length(); at++) {
            Option option = table.exact("-" + arg.charAt(at));
            if (option == null || option.kind().takesValue()) {
                return option != null && at + 1 == arg.length();
            }
        }
        return false;
    }

    private boolean takesValue(String name) {
        try {
            return table.byPrefix(name).kind().takesValue();
        } catch (UsageException e) {
            // The parser will say so; here it is only no option that has a value.
            return false;
        }
    }
}
