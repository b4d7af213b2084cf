package dev.perennial.cli.grammar;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * How control of some names is proven: {@code --solver NAME=KIND[:ARGUMENT]}.
 *
 * @param names one name or address; {@code *.} before a name for all below it, the wildcard itself among them; or {@code *}
 *     for all
 * @param plugin {@code webroot}, {@code standalone}, {@code manual}, or that of a DNS provider
 * @param arguments a folder, a file, or one or two programs, absolute; none where other options say it
 */
public record SolverRoute(String names, String plugin, List<String> arguments) {
    private static final String ALL = "*";
    private static final List<String> KINDS = List.of("webroot", "standalone", "manual", "dns");

    public SolverRoute {
        arguments = List.copyOf(arguments);
    }

    /**
     * Of what was typed or stored.
     *
     * @param where begins the message if it is wrong
     */
    static SolverRoute parse(String text, String where) throws UsageException {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw UsageException.refused(where + ": '" + text
                    + "' does not say for which name and how: write NAME=KIND, such as example.com=webroot:/var/www");
        }
        String names = names(text.substring(0, equals).strip(), where);
        String how = text.substring(equals + 1).strip();
        int colon = how.indexOf(':');
        String kind = colon < 0 ? how : how.substring(0, colon);
        String rest = colon < 0 ? "" : how.substring(colon + 1);
        String place = where + ": " + text;
        return switch (kind) {
            case "webroot" -> new SolverRoute(names, kind, paths(rest, false, place));
            case "manual" -> new SolverRoute(names, kind, paths(rest, true, place));
            case "standalone" -> {
                if (!rest.isEmpty()) {
                    throw UsageException.refused(place + ": nothing follows standalone");
                }
                yield new SolverRoute(names, kind, List.of());
            }
            case "dns" -> provider(names, rest, place);
            default -> {
                if (!PluginNames.isProvider(kind)) {
                    throw UsageException.refused(place + ": there is no solver '" + kind + "'"
                            + Spelling.suggestion(kind, KINDS) + "; there are webroot:DIR, standalone, manual:PROGRAM"
                            + " and dns:PROVIDER");
                }
                yield provider(names, PluginNames.provider(kind) + (colon < 0 ? "" : ':' + rest), place);
            }
        };
    }

    private static SolverRoute provider(String names, String rest, String place) throws UsageException {
        int colon = rest.indexOf(':');
        String plugin = PluginNames.ofProvider(colon < 0 ? rest : rest.substring(0, colon));
        if (!PluginNames.isProvider(plugin)) {
            throw UsageException.refused(place + ": name a DNS provider, such as dns:cloudflare");
        }
        return new SolverRoute(names, plugin, paths(colon < 0 ? "" : rest.substring(colon + 1), false, place));
    }

    private static String names(String typed, String where) throws UsageException {
        if (typed.equals(ALL)) {
            return typed;
        }
        try {
            return Identifier.ip(typed).value();
        } catch (PkiException e) {
            return DomainNames.check(List.of(typed), where).getFirst();
        }
    }

    /** A second one begins with a slash after a colon, which no path of a program has for its own. */
    private static List<String> paths(String rest, boolean two, String place) throws UsageException {
        int second = two ? rest.indexOf(":/") : -1;
        if (rest.isEmpty()) {
            return List.of();
        }
        return second < 0
                ? List.of(path(rest, place))
                : List.of(path(rest.substring(0, second), place), path(rest.substring(second + 1), place));
    }

    /** A home folder is put in later, by who knows it. */
    private static String path(String typed, String place) throws UsageException {
        try {
            return typed.startsWith("~/")
                    ? typed
                    : Path.of(typed).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw UsageException.refused(place + ": this locale has no such file name; set LC_ALL=C.UTF-8");
        }
    }

    /** How well it fits a name, its exact name the best, then the longest part of it; negative if it is not for this name. */
    int fit(Identifier name) {
        String value = name.value();
        if (names.equals(value)) {
            return Integer.MAX_VALUE;
        }
        if (names.equals(ALL)) {
            return 0;
        }
        // Below: *.a.example is for b.a.example and *.b.a.example, too.
        boolean below = name instanceof Identifier.Dns dns
                && names.startsWith("*.")
                && dns.base().endsWith(names.substring(1));
        return below ? names.length() : -1;
    }

    public boolean isFor(Identifier name) {
        return fit(name) >= 0;
    }

    /** What a plugin does where nothing is said of single names. */
    public static SolverRoute by(String plugin) {
        return new SolverRoute(ALL, plugin, List.of());
    }

    /** The same way for all names. */
    public SolverRoute ofAll() {
        return new SolverRoute(ALL, plugin, arguments);
    }

    /** With other arguments. */
    public SolverRoute with(List<String> others) {
        return new SolverRoute(names, plugin, others);
    }

    /** As it is stored, and can be typed. */
    @Override
    public String toString() {
        String how = PluginNames.isProvider(plugin) ? "dns:" + PluginNames.provider(plugin) : plugin;
        return names + '=' + how + (arguments.isEmpty() ? "" : ':' + String.join(":", arguments));
    }
}
