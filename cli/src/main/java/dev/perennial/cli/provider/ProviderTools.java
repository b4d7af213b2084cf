package dev.perennial.cli.provider;

import dev.perennial.acme.Sleeper;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.Zones;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.Listener;
import java.time.Clock;

/**
 * What a provider works with.
 *
 * @param zones as the options of the certificate have it, shared by all providers of a run
 */
public record ProviderTools(
        DnsTransport transport, Zones zones, ApiSender sender, Clock clock, Sleeper sleeper, Listener listener) {}
