package dev.perennial.cli.work;

import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.HttpSolver;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.engine.TlsAlpnSolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which solver proves control, from {@code --authenticator} and its shorthands. */
final class Solvers {
    private static final List<String> SHORTHANDS = List.of("standalone", "webroot", "manual", "nginx", "apache");

    private Solvers() {}

    /** The name of the authenticator, or a sentence on how to choose one. */
    static String chosen(ParsedOptions options) throws Failure {
        List<String> names = new ArrayList<>();
        for (String shorthand : SHORTHANDS) {
            if (options.flag(shorthand)) {
                names.add(shorthand);
            }
        }
        // On renewal a shorthand replaces what is stored.
        Optional<String> named = options.text("authenticator");
        if (named.isPresent()
                && !names.contains(named.get())
                && (names.isEmpty() || options.setByUser("authenticator"))) {
            names.add(named.get());
        }
        if (names.size() > 1) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "Too many flags setting configurators/installers/authenticators " + String.join(" -> ", names));
        }
        if (names.isEmpty()) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "Missing command line flags. Say how to prove that the names are yours,"
                            + " for example with --standalone.");
        }
        return names.getFirst();
    }

    static SolverRoutes routes(ParsedOptions options, Clock clock) throws Failure {
        String name = chosen(options);
        if (!name.equals("standalone")) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "The authenticator '" + name + "' is not available yet in this build;"
                            + " standalone is. Nothing was changed.");
        }
        Optional<InetAddress> address = address(options);
        Solver http = new HttpSolver(address, options.number("http01_port"));
        Solver tls = new TlsAlpnSolver(address, options.number("tls_alpn_01_port"), clock, new SecureRandom());
        // http-01 first unless asked otherwise: it needs no second port.
        List<String> preferred = options.list("pref_challs");
        boolean tlsFirst = !preferred.isEmpty() && preferred.getFirst().equals("tls-alpn-01");
        return new SolverRoutes(Map.of(), tlsFirst ? List.of(tls, http) : List.of(http, tls));
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
