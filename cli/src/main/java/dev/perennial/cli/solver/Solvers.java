package dev.perennial.cli.solver;

import dev.perennial.acme.DnsPersist01;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.grammar.SolverRoute;
import dev.perennial.cli.grammar.Spelling;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.dns.LastingRecords;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.HttpSolver;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.engine.TextLookup;
import dev.perennial.engine.TlsAlpnSolver;
import dev.perennial.lineage.ManualSolver;
import dev.perennial.lineage.Webroots;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Which solver proves control of a name, from {@code --solver}, {@code --authenticator} and its shorthands. Made once a run,
 * so that certificates which are renewed at the same time share ports and webroots. Any number of threads.
 */
public final class Solvers {
    /** A port that a solver listens on. */
    private record Door(Optional<InetAddress> address, int port) {}

    private final Map<String, String> environment;
    private final Listener listener;
    private final Clock clock;
    private final Map<Door, Solver> http = new ConcurrentHashMap<>();
    private final Map<Door, Solver> tls = new ConcurrentHashMap<>();
    private final Webroots webroots = new Webroots();
    /** Scripts were written for one order after another: some clean up all they find. */
    private final Semaphore script = new Semaphore(1);

    private final DnsSolvers dns;

    /** @param sender to DNS providers */
    public Solvers(Environment environment, ApiSender sender, Listener listener) {
        this.environment = environment.variables();
        this.listener = listener;
        this.clock = environment.clock();
        this.dns = new DnsSolvers(environment, sender, listener);
    }

    /** What puts records at a provider, with the credentials that the options name. Uses no network yet. */
    public Solver provider(String name, ParsedOptions options) throws Failure {
        return dns.of(name, Optional.empty(), options);
    }

    /** The name of the authenticator, {@link Routing#ONLY} if there are only routes, or a sentence on how to choose one. */
    public static String chosen(ParsedOptions options) throws Failure {
        List<String> asked = PluginRequest.of(options).authenticators();
        // On renewal a shorthand replaces what is stored.
        List<String> names = new ArrayList<>(
                asked.isEmpty() ? options.text("authenticator").map(List::of).orElse(List.of()) : asked);
        names.remove(Routing.ONLY);
        if (names.size() > 1) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "Too many flags setting configurators/installers/authenticators " + String.join(" -> ", names));
        }
        if (!names.isEmpty()) {
            return names.getFirst();
        }
        if (none(options) || !Routing.of(options).isEmpty()) {
            return Routing.ONLY;
        }
        throw new Failure(
                        FailureKind.REFUSED,
                        "Missing command line flags. For non-interactive execution, you will need to specify a"
                                + " plugin on the command line.")
                .holding("Nothing was asked of the CA.")
                .next("Say how to prove that the names are yours: --standalone, --webroot -w DIR, --manual"
                        + " --manual-auth-hook CMD, or --dns-PROVIDER --dns-PROVIDER-credentials FILE.");
    }

    /** Whether names are to be proven by records that are in the DNS already, and by nothing else. */
    public static boolean none(ParsedOptions options) {
        List<String> preferred = options.list("pref_challs");
        return !preferred.isEmpty() && preferred.stream().allMatch(DnsPersist01.TYPE::equals);
    }

    /** Looks at TXT records, and at the options for whom to ask only when it does. */
    public TextLookup lookup(ParsedOptions options) {
        return dns.lookup(options);
    }

    /** Where records for a name are put that stay; uses no network yet. */
    public LastingRecords lasting(Identifier name, ParsedOptions options) throws Failure {
        SolverRoute way = Routing.of(options).find(name).orElse(null);
        String plugin = way == null ? PluginRequest.of(options).authenticator().orElse("") : way.plugin();
        if (!PluginNames.isProvider(plugin)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Nobody has said at which DNS provider to publish the record of " + name.value() + '.')
                    .holding("Nothing was published.")
                    .next(
                            "Say it with --dns-PROVIDER, and with --dns-PROVIDER-credentials FILE as to certonly; or publish"
                                    + " yourself what 'dns persist show' prints.");
        }
        Optional<Path> file = way == null || way.arguments().isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(way.arguments().getFirst()));
        return dns.opened(PluginNames.provider(plugin), file, options).records();
    }

    /** In which way a name is proven: by its route, else by the authenticator. */
    public static String chosen(Identifier name, ParsedOptions options) throws Failure {
        Optional<SolverRoute> route = Routing.of(options).find(name);
        return route.isPresent() ? route.get().plugin() : chosen(options);
    }

    /**
     * For one order. Opens no port and writes no file yet, so that a wrong choice is refused before the CA hears of it.
     *
     * @param names all that the certificate is for
     */
    public SolverRoutes routes(ParsedOptions options, List<Identifier> names) throws Failure {
        if (none(options)) {
            return new SolverRoutes(Map.of(), List.of());
        }
        Routing routing = Routing.of(options);
        requireUse(routing, names, options);
        String authenticator = chosen(options);
        Map<Identifier, List<Solver>> named = new HashMap<>();
        Map<SolverRoute, List<Solver>> made = new HashMap<>();
        ScriptTurn turn = new ScriptTurn(script);
        List<Identifier> others = new ArrayList<>();
        for (Identifier name : names) {
            Optional<SolverRoute> route = routing.find(name);
            if (route.isEmpty()) {
                others.add(name);
                continue;
            }
            // Names with the same way are for one solver, which then presents them together.
            SolverRoute way = route.get().ofAll();
            List<Solver> known = made.get(way);
            if (known == null) {
                known = solvers(way, options, turn);
                made.put(way, known);
            }
            named.put(name, known);
        }
        if (others.isEmpty()) {
            return new SolverRoutes(named, List.of());
        }
        if (authenticator.equals(Routing.ONLY)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "No --solver says how to prove " + Identifiers.joined(others) + ", and no authenticator.")
                    .holding("Nothing was asked of the CA.")
                    .next("Add a --solver for it, or say with --standalone, --webroot or another how all others are"
                            + " proven.");
        }
        return new SolverRoutes(named, solvers(SolverRoute.by(authenticator), options, turn));
    }

    /** Who routes a name on the command line, and has the certificate before his eyes, has mistyped one that is not in it. */
    private static void requireUse(Routing routing, List<Identifier> names, ParsedOptions options) throws Failure {
        boolean one = options.verb().equals("renew")
                ? options.text("certname").isPresent()
                : !options.verb().equals("doctor");
        if (!one || options.origin("solver") != Origin.COMMAND_LINE) {
            return;
        }
        for (SolverRoute route : routing.routes()) {
            if (names.stream().noneMatch(route::isFor)) {
                List<String> known = Identifiers.values(names);
                throw new Failure(
                                FailureKind.REFUSED,
                                "--solver " + route + " is for no name of this certificate"
                                        + Spelling.suggestion(route.names(), known) + ": " + String.join(", ", known)
                                        + '.')
                        .holding("Nothing was asked of the CA.");
            }
        }
    }

    private List<Solver> solvers(SolverRoute way, ParsedOptions options, ScriptTurn turn) throws Failure {
        List<String> arguments = way.arguments();
        Optional<Path> first = arguments.isEmpty() ? Optional.empty() : Optional.of(Path.of(arguments.getFirst()));
        if (PluginNames.isProvider(way.plugin())) {
            return List.of(dns.of(PluginNames.provider(way.plugin()), first, options));
        }
        return switch (way.plugin()) {
            case "standalone" -> standalone(options);
            case "webroot" -> List.of(first.isPresent() ? webroots.solver(Map.of(), first) : webroot(options));
            case "manual" -> List.of(new SolverInTurn(arguments.isEmpty() ? manual(options) : manual(arguments), turn));
            default ->
                throw new Failure(
                        FailureKind.REFUSED,
                        "The authenticator '" + way.plugin() + "' is not available yet in this build; "
                                + PluginNames.choices() + " is. Nothing was changed.");
        };
    }

    /**
     * The options with what a renewal has to remember besides what was said: the authenticator, with or without routes, and
     * credentials in their usual place, which Certbot does not know. Looks at the disk.
     */
    public static ParsedOptions settled(ParsedOptions options) throws Failure {
        String name = chosen(options);
        ParsedOptions settled = options.with("authenticator", name);
        settled = Routing.of(options).isEmpty()
                ? settled.without("solver").without("solver_others")
                : settled.with("solver_others", name);
        if (!PluginNames.isProvider(name)) {
            return settled;
        }
        Credentials credentials = Credentials.of(PluginNames.provider(name), Optional.empty(), options);
        String dest = Credentials.dest(PluginNames.provider(name));
        return credentials.file().isEmpty() || options.text(dest).isPresent()
                ? settled
                : settled.with(dest, credentials.file().get().toString());
    }

    private List<Solver> standalone(ParsedOptions options) throws Failure {
        Optional<InetAddress> address = address(options);
        Solver byHttp = http.computeIfAbsent(
                new Door(address, options.number("http01_port")), door -> new HttpSolver(door.address(), door.port()));
        Solver byTls = tls.computeIfAbsent(
                new Door(address, options.number("tls_alpn_01_port")),
                door -> new TlsAlpnSolver(door.address(), door.port(), clock, new SecureRandom()));
        // http-01 first unless asked otherwise: it needs no second port.
        List<String> preferred = options.list("pref_challs");
        boolean tlsFirst = !preferred.isEmpty() && preferred.getFirst().equals("tls-alpn-01");
        return tlsFirst ? List.of(byTls, byHttp) : List.of(byHttp, byTls);
    }

    private Solver webroot(ParsedOptions options) throws Failure {
        Map<Identifier, Path> folders = new HashMap<>();
        for (Map.Entry<String, String> entry : options.webrootOf().entrySet()) {
            folders.put(name(entry.getKey()), Path.of(entry.getValue()).toAbsolutePath());
        }
        List<String> paths = options.list("webroot_path");
        Optional<Path> last = paths.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(paths.getLast()).toAbsolutePath());
        if (folders.isEmpty() && last.isEmpty()) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "Missing command line flag --webroot-path: say with -w which folder your web server serves."
                            + " Nothing was changed.");
        }
        return webroots.solver(folders, last);
    }

    private static Identifier name(String text) throws Failure {
        try {
            return Identifier.dns(text);
        } catch (PkiException e) {
            throw new Failure(FailureKind.REFUSED, "A webroot is given for a name that is none: " + e.getMessage(), e);
        }
    }

    private Solver manual(ParsedOptions options) throws Failure {
        String hook = options.text("manual_auth_hook")
                .orElseThrow(() -> new Failure(
                        FailureKind.REFUSED,
                        "--manual needs --manual-auth-hook in this build: a command that puts the response in place."
                                + " Nothing was changed."));
        return new ManualSolver(hook, options.text("manual_cleanup_hook"), environment, listener);
    }

    /** Programs of a route: the second one cleans up. */
    private Solver manual(List<String> programs) {
        Optional<String> cleanup = programs.size() > 1 ? Optional.of(quoted(programs.getLast())) : Optional.empty();
        return new ManualSolver(quoted(programs.getFirst()), cleanup, environment, listener);
    }

    /** A hook is a command of a shell; a program's name may have blanks. */
    private static String quoted(String program) {
        return '\'' + program.replace("'", "'\\''") + '\'';
    }

    private static Optional<InetAddress> address(ParsedOptions options) throws Failure {
        String text = options.text("http01_address").orElse("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new Failure(FailureKind.REFUSED, "--http-01-address: " + text + " is no address of this machine", e);
        }
    }
}
