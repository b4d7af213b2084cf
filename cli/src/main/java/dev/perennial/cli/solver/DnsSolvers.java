package dev.perennial.cli.solver;

import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.DnsAliases;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.cli.provider.ProviderTools;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.DnsSolver;
import dev.perennial.dns.FixedWait;
import dev.perennial.dns.LastingRecords;
import dev.perennial.dns.Propagation;
import dev.perennial.dns.SeenByAll;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.Listener;
import dev.perennial.engine.SeenTexts;
import dev.perennial.engine.Solver;
import dev.perennial.engine.TextLookup;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Solvers for DNS challenges, one for all certificates that name the same credentials. Any number of threads. */
final class DnsSolvers {
    /**
     * What makes two certificates want the same solver.
     *
     * @param seconds as the user has it, or empty
     * @param resolvers empty for those of this machine
     * @param seenBy resolvers that must show the records
     * @param aliases where records go, by domain
     */
    private record Wish(
            Credentials credentials,
            Optional<String> seconds,
            List<String> resolvers,
            List<InetSocketAddress> seenBy,
            Map<String, String> aliases) {}

    /** A provider that can be used, for answers to challenges and for records that stay. */
    record Opened(Solver solver, LastingRecords records) {}

    private final Environment environment;
    private final ApiSender sender;
    private final Listener listener;
    private final Map<Wish, Opened> solvers = new HashMap<>();
    private final Map<List<String>, NameService> names = new HashMap<>();

    DnsSolvers(Environment environment, ApiSender sender, Listener listener) {
        this.environment = environment;
        this.sender = sender;
        this.listener = listener;
    }

    /**
     * Reads the credentials, and uses no network yet.
     *
     * @param named the file of the credentials, if the options are not to say
     */
    Solver of(String provider, Optional<Path> named, ParsedOptions options) throws Failure {
        return opened(provider, named, options).solver();
    }

    /** The same for whoever puts other records there than answers to challenges. */
    synchronized Opened opened(String provider, Optional<Path> named, ParsedOptions options) throws Failure {
        KnownProviders providers = KnownProviders.of(options, environment.variables());
        providers.require(provider);
        Optional<String> wait = options.text("dns_" + provider.replace('-', '_') + "_propagation_seconds");
        Wish wish = new Wish(
                Credentials.of(provider, named, options),
                wait,
                options.list("dns_resolvers"),
                NameService.named("--dns-seen-by", options),
                DnsAliases.of(options));
        Opened known = solvers.get(wish);
        if (known != null) {
            return known;
        }
        NameService service = names(options);
        ProviderTools tools = new ProviderTools(
                service.transport(), service.zones(), sender, environment.clock(), environment.sleeper(), listener);
        DnsProvider opened = providers.open(wish.credentials(), tools);
        Propagation propagation = propagation(wish, service, opened.patience());
        Solver solver = new DnsSolver(opened, service.authorities(), propagation, listener, wish.aliases());
        Opened made = new Opened(solver, new LastingRecords(opened, service.authorities(), propagation));
        solvers.put(wish, made);
        return made;
    }

    /** Reads nothing before it is asked. */
    TextLookup lookup(ParsedOptions options) {
        return name -> {
            try {
                return names(options).texts().at(name);
            } catch (Failure e) {
                return new SeenTexts(List.of(), List.of(), e.what());
            }
        };
    }

    private synchronized NameService names(ParsedOptions options) throws Failure {
        List<String> resolvers = options.list("dns_resolvers");
        NameService service = names.get(resolvers);
        if (service == null) {
            service = NameService.of(options);
            names.put(resolvers, service);
        }
        return service;
    }

    private Propagation propagation(Wish wish, NameService service, Duration patience) {
        return wish.seconds().isPresent()
                ? new FixedWait(
                        Duration.ofSeconds(Integer.parseInt(wish.seconds().get())),
                        listener,
                        environment.sleeper()::sleep)
                : new SeenByAll(
                                service.authorities(),
                                service.client(),
                                listener,
                                environment.clock(),
                                environment.sleeper()::sleep,
                                patience)
                        .andBy(wish.seenBy());
    }
}
