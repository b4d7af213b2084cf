package dev.perennial.dns;

import dev.perennial.testkit.FakeDns;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The zone example.com with two authoritative servers, and a resolver that knows them. All on one port of loopback. */
final class Delegation implements AutoCloseable {
    static final String SOA = "ns1.example.com. root.example.com. 7 3600 600 86400 300";

    final FakeDns resolver = FakeDns.start();
    final FakeDns one = authority("127.0.0.2");
    final FakeDns two = authority("127.0.0.3");

    Delegation() {
        zone("example.com", SOA);
        resolver.setA("ns1.example.com", "127.0.0.2");
        resolver.setA("ns2.example.com", "127.0.0.3");
        all(dns -> dns.defaultAddress(Optional.empty()));
    }

    /** Any zone that both servers answer for. */
    void zone(String name, String start) {
        all(dns -> dns.set(name, "SOA", start));
        all(dns -> dns.set(name, "NS", "ns1.example.com.", "ns2.example.com."));
    }

    private FakeDns authority(String address) {
        try {
            return FakeDns.start(InetAddress.getByName(address), resolver.port(), Clock.systemUTC());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    void all(java.util.function.Consumer<FakeDns> change) {
        List.of(resolver, one, two).forEach(change);
    }

    void both(java.util.function.Consumer<FakeDns> change) {
        List.of(one, two).forEach(change);
    }

    DnsClient client() {
        return new DnsClient(
                DnsTransport.sockets(), new SplittableRandom(1), new DnsPatience(Duration.ofMillis(300), 2));
    }

    RecursiveResolver recursive() {
        return new RecursiveResolver(client(), List.of(resolver.address()));
    }

    Authorities authorities() {
        RecursiveResolver recursive = recursive();
        return new Authorities(client(), recursive, new Zones(client(), recursive, resolver.port()));
    }

    @Override
    public void close() {
        all(FakeDns::close);
    }
}
