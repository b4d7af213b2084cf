package dev.perennial.dns;

import dev.perennial.engine.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks those who know: every authoritative server of a zone, at each of its addresses, and nobody who remembers. That is
 * what CAs see, at the latest when a resolver of theirs has forgotten. Any number of threads.
 */
public final class Authorities {
    /** As Unbound has it, which Let's Encrypt asks. */
    private static final int MOST_ALIASES = 11;

    private final DnsClient client;
    private final RecursiveResolver resolver;
    private final Zones zones;

    public Authorities(DnsClient client, RecursiveResolver resolver, Zones zones) {
        this.client = client;
        this.resolver = resolver;
        this.zones = zones;
    }

    /** Over the network, all servers at a time, each anew: nothing is remembered but who they are. */
    public Survey survey(Question question) throws InterruptedException {
        Zone zone = question.type() == RecordType.TXT ? zones.around(question.name()) : zones.of(question.name());
        List<ServerAnswer> answers = Parallel.map(
                zone.servers(),
                server -> new ServerAnswer(server, client.ask(server.address(), question, Asking.AUTHORITY)));
        // A firewall that lets nobody but the resolver out is no fault of the zone.
        Optional<ServerAnswer> recursive = answers.stream().allMatch(Authorities::unheard)
                ? Optional.of(resolver.ask(question, Asking.RECURSION))
                : Optional.empty();
        return new Survey(question, zone, answers, recursive);
    }

    private static boolean unheard(ServerAnswer each) {
        return each.answer() instanceof DnsAnswer.TimedOut || each.answer() instanceof DnsAnswer.Unreachable;
    }

    /** Over the network: a survey for the name and for each alias on the way to records of this type. */
    public Resolution resolve(Question question) throws InterruptedException {
        List<Survey> hops = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String name = question.name();
        while (true) {
            names.add(name);
            Survey hop = survey(new Question(name, question.type()));
            hops.add(hop);
            Optional<String> target = alias(hop);
            if (target.isEmpty()) {
                return new Resolution(question, hops, ending(hop));
            }
            if (names.contains(target.get())) {
                return new Resolution(question, hops, Resolution.Ending.LOOP);
            }
            if (names.size() > MOST_ALIASES) {
                return new Resolution(question, hops, Resolution.Ending.TOO_MANY_ALIASES);
            }
            name = target.get();
        }
    }

    /** Over the network: what a recursive resolver says, for zones whose servers need not be troubled. */
    public Resolution recall(Question question) throws InterruptedException {
        ServerAnswer said = resolver.ask(question, Asking.RECURSION);
        Survey hop = new Survey(question, new Zone("", List.of(), List.of()), List.of(), Optional.of(said));
        return new Resolution(question, List.of(hop), ending(hop));
    }

    private static Optional<String> alias(Survey hop) {
        for (DnsAnswer.Usable answer : hop.usable()) {
            if (answer instanceof DnsAnswer.Found found && found.alias().isPresent()) {
                return found.alias();
            }
        }
        return Optional.empty();
    }

    private static Resolution.Ending ending(Survey hop) {
        List<DnsAnswer.Usable> usable = hop.usable();
        if (usable.isEmpty()) {
            return Resolution.Ending.NO_ANSWER;
        }
        if (!hop.data().isEmpty()) {
            return Resolution.Ending.FOUND;
        }
        boolean exists = usable.stream().anyMatch(DnsAnswer.NoData.class::isInstance);
        return exists ? Resolution.Ending.NO_DATA : Resolution.Ending.NO_SUCH_NAME;
    }
}
