package dev.perennial.dns;

import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The resolvers of this machine, or those a user names. Any number of threads. */
public final class RecursiveResolver {
    private final DnsClient client;
    private final List<InetSocketAddress> servers;

    /**
     * Uses no network yet.
     *
     * @param servers at least one; the next is asked where one cannot be heard
     */
    public RecursiveResolver(DnsClient client, List<InetSocketAddress> servers) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no resolver to ask");
        }
        this.client = client;
        this.servers = List.copyOf(servers);
    }

    /** Over the network. An answer of the last one if none knows. */
    public ServerAnswer ask(Question question, Asking asking) throws InterruptedException {
        Optional<ServerAnswer> first = Optional.empty();
        for (InetSocketAddress server : servers) {
            NameServer asked = new NameServer(text(server), server);
            ServerAnswer answer = new ServerAnswer(asked, client.ask(server, question, asking));
            if (answer.usable()) {
                return answer;
            }
            // What the first says counts, unless it could not be heard: SERVFAIL there is the finding.
            if (first.isEmpty() || !(first.get().answer() instanceof DnsAnswer.ServerFailure)) {
                first = Optional.of(answer);
            }
        }
        return first.orElseThrow();
    }

    /** The addresses of a name, by IPv6 and IPv4, over the network; none if there are none or nobody can be heard. */
    public List<InetAddress> addresses(String name) throws InterruptedException {
        List<InetAddress> addresses = new ArrayList<>();
        for (RecordType type : List.of(RecordType.AAAA, RecordType.A)) {
            if (ask(new Question(name, type), Asking.UNCHECKED_RECURSION).answer() instanceof DnsAnswer.Found found) {
                for (RecordData data : found.data()) {
                    if (data instanceof RecordData.Address(InetAddress address)) {
                        addresses.add(address);
                    }
                }
            }
        }
        return addresses;
    }

    List<InetSocketAddress> servers() {
        return servers;
    }

    /** For messages. */
    public String text() {
        return String.join(", ", servers.stream().map(RecursiveResolver::text).toList());
    }

    private static String text(InetSocketAddress server) {
        return new Identifier.Ip(server.getAddress()).value();
    }
}
