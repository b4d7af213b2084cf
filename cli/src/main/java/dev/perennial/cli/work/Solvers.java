package dev.perennial.cli.work;

import dev.perennial.cli.Environment;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.engine.HttpSolver;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverRoutes;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Which solver proves control, from {@code --authenticator} and its shorthands. Made once a run, so that certificates which
 * are renewed at the same time share ports and webroots. Any number of threads.
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

    public Solvers(Environment environment, Listener listener) {
        this.environment = environment.variables();
        this.listener = listener;
        this.clock = environment.clock();
        this.dns = new DnsSolvers(environment, listener);
    }

    /** The name of the authenticator, or a sentence on how to choose one. */
    public static String chosen(ParsedOptions options) throws Failure {
        List<String> asked = PluginRequest.of(options).authenticators();
        // On renewal a shorthand replaces what is stored.
        List<String> names =
                asked.isEmpty() ? options.text("authenticator").map(List::of).orElse(List.of()) : asked;
        if (names.size() > 1) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "Too many flags setting configurators/installers/authenticators " + String.join(" -> ", names));
        }
        if (names.isEmpty()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Missing command line flags. For non-interactive execution, you will need to specify a"
                                    + " plugin on the command line.")
                    .holding("Nothing was asked of the CA.")
                    .next("Say how to prove that the names are yours: --standalone, --webroot -w DIR, --manual"
                            + " --manual-auth-hook CMD, or --dns-PROVIDER --dns-PROVIDER-credentials FILE.");
        }
        return names.getFirst();
    }

    /** Opens no port and writes no file yet, so that a wrong choice is refused before the CA hears of it. */
    public SolverRoutes routes(ParsedOptions options) throws Failure {
        String name = chosen(options);
        if (PluginNames.isProvider(name)) {
            return SolverRoutes.all(dns.of(PluginNames.provider(name), Optional.empty(), options));
        }
        return switch (name) {
            case "standalone" -> standalone(options);
            case "webroot" -> SolverRoutes.all(webroot(options));
            case "manual" -> SolverRoutes.all(new SolverInTurn(manual(options), script));
            default ->
                throw new Failure(
                        FailureKind.REFUSED,
                        "The authenticator '" + name + "' is not available yet in this build; " + PluginNames.choices()
                                + " is. Nothing was changed.");
        };
    }

    /**
     * The options with what a renewal has to remember besides what was said: the authenticator, and credentials in their
     * usual place, which Certbot does not know. Looks at the disk.
     */
    public static ParsedOptions settled(ParsedOptions options) throws Failure {
        String name = chosen(options);
        ParsedOptions settled = options.with("authenticator", name);
        if (!PluginNames.isProvider(name)) {
            return settled;
        }
        Credentials credentials = Credentials.of(PluginNames.provider(name), Optional.empty(), options);
        String dest = Credentials.dest(PluginNames.provider(name));
        return credentials.file().isEmpty() || options.text(dest).isPresent()
                ? settled
                : settled.with(dest, credentials.file().get().toString());
    }

    private SolverRoutes standalone(ParsedOptions options) throws Failure {
        Optional<InetAddress> address = address(options);
        Solver byHttp = http.computeIfAbsent(
                new Door(address, options.number("http01_port")), door -> new HttpSolver(door.address(), door.port()));
        Solver byTls = tls.computeIfAbsent(
                new Door(address, options.number("tls_alpn_01_port")),
                door -> new TlsAlpnSolver(door.address(), door.port(), clock, new SecureRandom()));
        // http-01 first unless asked otherwise: it needs no second port.
        List<String> preferred = options.list("pref_challs");
        boolean tlsFirst = !preferred.isEmpty() && preferred.getFirst().equals("tls-alpn-01");
        return new SolverRoutes(Map.of(), tlsFirst ? List.of(byTls, byHttp) : List.of(byHttp, byTls));
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

    private static Optional<InetAddress> address(ParsedOptions options) throws Failure {
        String text = options.text("http01_address").orElse("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new Failure(FailureKind.REFUSED, "--http-01-address: " + text + " is no address of this machine", e);
        }
    }
}
