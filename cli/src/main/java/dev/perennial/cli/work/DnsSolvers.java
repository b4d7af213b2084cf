package dev.perennial.cli.work;

import dev.perennial.cli.Environment;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.credentials.CredentialsFile;
import dev.perennial.cli.credentials.Rfc2136Credentials;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.DnsSolver;
import dev.perennial.dns.FixedWait;
import dev.perennial.dns.Propagation;
import dev.perennial.dns.Rfc2136Provider;
import dev.perennial.dns.SeenByAll;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Solver;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Solvers for DNS challenges, one for all certificates that name the same credentials. Any number of threads. */
final class DnsSolvers {
    /** Most servers have a change within seconds; some are told of it by a timer, of minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * What makes two certificates want the same solver.
     *
     * @param seconds as the user has it, or empty
     */
    private record Wish(Path credentials, Optional<String> seconds) {}

    private final Environment environment;
    private final Listener listener;
    private final Map<Wish, Solver> solvers = new HashMap<>();
    private final Map<List<String>, NameService> names = new HashMap<>();

    DnsSolvers(Environment environment, Listener listener) {
        this.environment = environment;
        this.listener = listener;
    }

    /** Reads the credentials, and uses no network yet. */
    synchronized Solver rfc2136(ParsedOptions options) throws Failure {
        String option = "dns_rfc2136_credentials";
        Path file = options.path(option)
                .orElseThrow(() -> new Failure(
                                FailureKind.REFUSED,
                                "dns-rfc2136 needs --dns-rfc2136-credentials FILE: which server takes changes, and the"
                                        + " key for it.")
                        .holding("Nothing was asked of the CA."));
        Optional<String> wait = options.text("dns_rfc2136_propagation_seconds");
        Wish wish = new Wish(file, wait);
        Solver known = solvers.get(wish);
        if (known != null) {
            return known;
        }
        NameService service = names(options);
        DnsProvider provider = new Rfc2136Provider(
                Rfc2136Credentials.read(CredentialsFile.read(file, listener)),
                service.transport(),
                environment.clock(),
                new SecureRandom());
        Solver made = new DnsSolver(provider, service.authorities(), propagation(wait, service), listener);
        solvers.put(wish, made);
        return made;
    }

    private NameService names(ParsedOptions options) throws Failure {
        List<String> resolvers = options.list("dns_resolvers");
        NameService service = names.get(resolvers);
        if (service == null) {
            service = NameService.of(options);
            names.put(resolvers, service);
        }
        return service;
    }

    private Propagation propagation(Optional<String> wait, NameService service) {
        return wait.isPresent()
                ? new FixedWait(
                        Duration.ofSeconds(Integer.parseInt(wait.get())), listener, environment.sleeper()::sleep)
                : new SeenByAll(
                        service.authorities(),
                        service.client(),
                        listener,
                        environment.clock(),
                        environment.sleeper()::sleep,
                        PATIENCE);
    }
}
