package dev.perennial.testkit;

import dev.perennial.testkit.internal.dns.Answerer;
import dev.perennial.testkit.internal.dns.DnsServer;
import dev.perennial.testkit.internal.dns.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A DNS server on loopback, over UDP and TCP, that answers for the whole world: any name has the address 127.0.0.1
 * until told otherwise. Names are taken in any case, with or without the final dot. It claims authority for all it says,
 * so it serves as resolver and as authoritative server alike; who has given a name an SOA finds it beside the denials of
 * that zone. Thread-safe.
 */
public final class FakeDns implements AutoCloseable {
    private final Zone zone = new Zone();
    private final Queue<DnsQuery> queries = new ConcurrentLinkedQueue<>();
    private final DnsServer server;

    private FakeDns(InetAddress host, int port, Clock clock) throws IOException {
        this.server = DnsServer.start(
                host, port, new Answerer(zone, (name, type) -> queries.add(new DnsQuery(clock.instant(), name, type))));
    }

    /** Starts on a free port. */
    public static FakeDns start() {
        return start(0, Clock.systemUTC());
    }

    /** Starts on this port, 0 for a free one; {@code clock} dates the query history. */
    public static FakeDns start(int port, Clock clock) {
        return start(InetAddress.getLoopbackAddress(), port, clock);
    }

    /** As {@link #start(int, Clock)} on another address of this machine, such as 127.0.0.2: several share one port so. */
    public static FakeDns start(InetAddress host, int port, Clock clock) {
        try {
            return new FakeDns(host, port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the fake DNS cannot listen on port " + port + " of " + host.getHostAddress(), e);
        }
    }

    public int port() {
        return address().getPort();
    }

    public InetSocketAddress address() {
        return server.address();
    }

    /** No addresses: back to the default address. */
    public void setA(String name, String... addresses) {
        set(name, "A", addresses);
    }

    public void setAaaa(String name, String... addresses) {
        set(name, "AAAA", addresses);
    }

    public void setTxt(String name, String... values) {
        set(name, "TXT", values);
    }

    public void addTxt(String name, String value) {
        zone.add(name, "TXT", value);
    }

    /** Removes one of perhaps several values. */
    public void removeTxt(String name, String value) {
        zone.remove(name, "TXT", value);
    }

    public List<String> txt(String name) {
        return zone.get(name, "TXT");
    }

    public void setCname(String name, String target) {
        set(name, "CNAME", target);
    }

    /** Policies as in a zone file: {@code 0 issue "ca.example; validationmethods=dns-01"}. */
    public void setCaa(String name, String... policies) {
        set(name, "CAA", policies);
    }

    /**
     * Replaces the records of any type, their data as in a zone file (for TXT: the bare text); none removes them. Data
     * that is none of this type is answered with SERVFAIL.
     */
    public void set(String name, String type, String... data) {
        zone.set(name, type, List.of(data));
    }

    /** Forgets all records of the name, and that it fails. */
    public void clear(String name) {
        zone.clear(name);
    }

    /** Whether questions about exactly this name are answered with SERVFAIL. */
    public void servfail(String name, boolean fails) {
        zone.setBroken(name, fails);
    }

    /** From now on every question is answered so; absent: as it should be. */
    public void fails(Optional<DnsFault> how) {
        zone.setFault(how);
    }

    /** The IPv4 address of names without one of their own; none makes unknown names NXDOMAIN. */
    public void defaultAddress(Optional<String> address) {
        zone.setDefaultAddress(address);
    }

    /** All questions so far, in the order of their arrival. */
    public List<DnsQuery> queries() {
        return List.copyOf(queries);
    }

    public List<DnsQuery> queries(String name, String type) {
        return queries.stream()
                .filter(query ->
                        query.name().equals(Zone.key(name)) && query.type().equals(type))
                .toList();
    }

    public void clearQueries() {
        queries.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the fake DNS cannot be stopped", e);
        }
    }
}
