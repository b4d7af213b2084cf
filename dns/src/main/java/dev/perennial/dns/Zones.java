package dev.perennial.dns;

import dev.perennial.engine.Once;
import dev.perennial.engine.Parallel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which zone a name is in, and which servers answer for it; remembered, because a delegation does not change within a run.
 * Any number of threads.
 */
public final class Zones {
    /** The most that a zone has in practice is the root's, with 13 names and 26 addresses. */
    private static final int MOST_SERVERS = 13;

    private static final int MOST_ADDRESSES = 26;
    /** One of them will answer, or none. */
    private static final int ENOUGH = 3;

    private final DnsClient client;
    private final RecursiveResolver resolver;
    private final int port;
    private final Once<String, Zone> byName = new Once<>(this::find);
    private final Once<String, Zone> byNameBelow = new Once<>(this::findAround);

    /** @param port where authoritative servers listen: 53 but in tests */
    public Zones(DnsClient client, RecursiveResolver resolver, int port) {
        this.client = client;
        this.resolver = resolver;
        this.port = port;
    }

    /** Over the network, unless it is known. DNSSEC is not asked: a zone that does not validate has servers, too. */
    public Zone of(String name) throws InterruptedException {
        return known(byName, name);
    }

    private static Zone known(Once<String, Zone> zones, String name) throws InterruptedException {
        Zone zone = zones.get(name);
        if (zone.servers().isEmpty()) {
            zones.forget(name); // a resolver that was out of order may not be for long
        }
        return zone;
    }

    /**
     * The same for a name that may be about to come into being: resolvers are not asked about it, since they would remember
     * for a while that there is nothing, and so tell a CA that asks the same ones. The zone above tells, unless the name is
     * in another one.
     */
    public Zone around(String name) throws InterruptedException {
        return known(byNameBelow, name);
    }

    private Zone findAround(String name) throws InterruptedException {
        Zone above = of(Question.parent(name));
        return knows(above, name) ? above : of(name);
    }

    private Zone find(String name) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        for (String at = name; !at.isEmpty(); at = Question.parent(at)) {
            ServerAnswer said = resolver.ask(new Question(at, RecordType.SOA), Asking.UNCHECKED_RECURSION);
            if (said.answer() instanceof DnsAnswer.Failed failed) {
                problems.add(said.server().text() + " does not know the zone of " + at + ": " + failed.text());
                if (!(failed instanceof DnsAnswer.ServerFailure)) {
                    break; // it would not tell of the name above either
                }
            }
            Optional<String> apex = zone(said.answer(), at);
            if (apex.isPresent()) {
                Zone zone = servers(apex.get());
                return problems.isEmpty() || knows(zone, name) ? zone : new Zone("", List.of(), problems);
            }
        }
        return new Zone(
                "",
                List.of(),
                problems.isEmpty()
                        ? List.of(resolver.text() + " does not say which zone " + name + " is in")
                        : problems);
    }

    /**
     * Whether the name is in this zone, although the resolver fails at it: aliases without end do that, and so does a zone
     * below this one whose servers are all out of order.
     */
    private boolean knows(Zone zone, String name) throws InterruptedException {
        for (NameServer server :
                zone.servers().subList(0, Math.min(ENOUGH, zone.servers().size()))) {
            DnsAnswer answer = client.ask(server.address(), new Question(name, RecordType.SOA), Asking.AUTHORITY);
            if (answer instanceof DnsAnswer.Usable || answer instanceof DnsAnswer.Lame) {
                return answer instanceof DnsAnswer.Usable;
            }
        }
        return false;
    }

    /** Absent for an alias and for an answer that does not say: then the name above may know. */
    private static Optional<String> zone(DnsAnswer answer, String name) {
        return switch (answer) {
            case DnsAnswer.Found found -> found.alias().isEmpty() ? Optional.of(name) : Optional.empty();
            case DnsAnswer.NoData none -> none.zone().filter(zone -> Question.within(name, zone));
            case DnsAnswer.NoSuchName none -> none.zone().filter(zone -> Question.within(name, zone));
            case DnsAnswer.Failed failed -> Optional.empty();
        };
    }

    private Zone servers(String zone) throws InterruptedException {
        ServerAnswer said = resolver.ask(new Question(zone, RecordType.NS), Asking.UNCHECKED_RECURSION);
        if (!(said.answer() instanceof DnsAnswer.Found found)) {
            return new Zone(
                    zone,
                    List.of(),
                    List.of(said.server().text() + " names no server of " + zone + ": "
                            + said.answer().text()));
        }
        List<String> names = new ArrayList<>();
        for (RecordData data : found.data()) {
            if (data instanceof RecordData.Host(String name) && names.size() < MOST_SERVERS) {
                names.add(name);
            }
        }
        names.sort(null);
        List<NameServer> servers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<List<InetAddress>> addresses = Parallel.map(names, resolver::addresses);
        for (int i = 0; i < names.size(); i++) {
            if (addresses.get(i).isEmpty()) {
                problems.add("the name server " + names.get(i) + " of " + zone + " has no address");
            }
            for (InetAddress address : addresses.get(i)) {
                if (servers.size() < MOST_ADDRESSES) {
                    servers.add(new NameServer(names.get(i), new InetSocketAddress(address, port)));
                }
            }
        }
        return new Zone(zone, servers, problems);
    }
}
