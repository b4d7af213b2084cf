package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.Rfc2136Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Those that are spoken to in another way than by HTTP. */
final class BuiltInProviders implements DnsProviders {
    private static final ProviderInfo RFC2136 = new ProviderInfo("rfc2136", "BIND");

    @Override
    public List<String> names() {
        return List.of(RFC2136.name());
    }

    @Override
    public Optional<ProviderInfo> find(String name) {
        return name.equals(RFC2136.name()) ? Optional.of(RFC2136) : Optional.empty();
    }

    @Override
    public boolean needsFile(String name) {
        return true;
    }

    @Override
    public ProviderDescription describe(String name) {
        return new ProviderDescription(
                RFC2136,
                "https://www.rfc-editor.org/rfc/rfc2136",
                "a TSIG key that may change TXT records of the zone, or of _acme-challenge names alone",
                "For BIND, Knot, PowerDNS and all others that take signed changes.",
                Rfc2136Credentials.fields(),
                List.of(),
                Duration.ofMinutes(10),
                Optional.of(Rfc2136Provider.TTL));
    }

    @Override
    public DnsProvider open(Credentials credentials, ProviderTools tools) throws Failure {
        return new Rfc2136Provider(
                Rfc2136Credentials.read(credentials.read(tools.listener())),
                tools.transport(),
                tools.clock(),
                new SecureRandom());
    }
}
