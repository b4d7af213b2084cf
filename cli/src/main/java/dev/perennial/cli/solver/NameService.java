package dev.perennial.cli.solver;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.FileReason;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.dns.Authorities;
import dev.perennial.dns.DnsClient;
import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.RecursiveResolver;
import dev.perennial.dns.SystemResolvers;
import dev.perennial.dns.TxtLookup;
import dev.perennial.dns.Zones;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Whom a run asks about the DNS, as its options have it; shared, so that no zone is looked for twice. */
public record NameService(
        DnsTransport transport,
        DnsClient client,
        RecursiveResolver resolver,
        Zones zones,
        Authorities authorities,
        TxtLookup texts) {
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    /** Reads which resolvers this machine has; uses no network yet. */
    public static NameService of(ParsedOptions options) throws Failure {
        DnsTransport transport = DnsTransport.sockets();
        DnsClient client = new DnsClient(transport, new SecureRandom(), DnsPatience.USUAL);
        RecursiveResolver resolver = new RecursiveResolver(client, resolvers(options));
        Zones zones = new Zones(client, resolver, options.number("authority_dns_port"));
        Authorities authorities = new Authorities(client, resolver, zones);
        return new NameService(transport, client, resolver, zones, authorities, new TxtLookup(authorities));
    }

    /**
     * Resolvers that an option names.
     *
     * @param option as typed
     */
    static List<InetSocketAddress> named(String option, ParsedOptions options) throws Failure {
        try {
            List<InetSocketAddress> named = new ArrayList<>();
            for (String text : options.list(option.substring(2).replace('-', '_'))) {
                named.add(SystemResolvers.parse(text));
            }
            return named;
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.USAGE, option + ": " + e.getMessage() + '.', e)
                    .holding("Nothing was done.")
                    .exit(2);
        }
    }

    private static List<InetSocketAddress> resolvers(ParsedOptions options) throws Failure {
        List<InetSocketAddress> named = named("--dns-resolvers", options);
        try {
            return named.isEmpty() ? SystemResolvers.read(RESOLV_CONF) : named;
        } catch (IOException e) {
            throw new Failure(FailureKind.FILES, RESOLV_CONF + " cannot be read: " + FileReason.of(e) + '.', e)
                    .holding("Nothing was done.")
                    .next("Name the DNS resolvers to ask with --dns-resolvers.");
        }
    }
}
