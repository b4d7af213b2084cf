package dev.perennial.cli.grammar;

import java.util.List;

/** {@code -h [TOPIC]}, {@code --help [TOPIC]}, {@code help [TOPIC]}. */
final class HelpRequest {
    private HelpRequest() {}

    static boolean isIn(List<String> args) {
        if (!args.isEmpty() && args.getFirst().equals("help")) {
            return true;
        }
        for (String arg : args) {
            if (arg.equals("--help") || arg.startsWith("--help=") || isShort(arg)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What follows, if it is a topic. Otherwise a verb on the line: {@code renew --help} is about renew, where Certbot shows
     * its first page.
     */
    static String topic(List<String> args, VerbFinder verbs) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.startsWith("--help=")) {
                return arg.substring("--help=".length());
            }
            boolean asks = arg.equals("--help") || isShort(arg) || (i == 0 && arg.equals("help"));
            if (asks && i + 1 < args.size() && Topics.isKnown(args.get(i + 1))) {
                return args.get(i + 1);
            }
        }
        int verb = verbs.find(args);
        return verb < 0 ? "" : args.get(verb);
    }

    /** Alone or first of a bundle; elsewhere in one it may be part of a value. */
    private static boolean isShort(String arg) {
        return arg.startsWith("-h");
    }
}
