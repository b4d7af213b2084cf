package dev.perennial.dns;

import dev.perennial.engine.Durations;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Asks every authoritative server at each of its addresses until all show the records, so that a CA finds them whichever
 * it asks. No longer than that: where all servers are quick, it takes a second.
 */
public final class SeenByAll implements Propagation {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Where nobody can be asked: as long as Certbot's plugin waits. */
    private static final Duration BLIND = Duration.ofSeconds(60);

    private static final String AUTHORITIES = "authoritative servers";
    private static final String RESOLVERS = "resolvers of --dns-seen-by";
    /** To name in a line; the others are counted. */
    private static final int NAMED = 3;

    private final Authorities authorities;
    private final DnsClient client;
    private final Listener listener;
    private final Clock clock;
    private final Pause pause;
    private final Duration patience;
    /** Recursive ones, asked when all authoritative servers show the records: before, they would remember that there are none. */
    private final List<InetSocketAddress> resolvers;

    /** A server that is out of order is told of once a run, not with each certificate. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @param patience after which a server that is still behind is a failure */
    public SeenByAll(
            Authorities authorities, DnsClient client, Listener listener, Clock clock, Pause pause, Duration patience) {
        this(authorities, client, listener, clock, pause, patience, List.of());
    }

    private SeenByAll(
            Authorities authorities,
            DnsClient client,
            Listener listener,
            Clock clock,
            Pause pause,
            Duration patience,
            List<InetSocketAddress> resolvers) {
        this.authorities = authorities;
        this.client = client;
        this.listener = listener;
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
        this.resolvers = List.copyOf(resolvers);
    }

    /** The same, and then these recursive resolvers, too, each of which must show the records. */
    public SeenByAll andBy(List<InetSocketAddress> more) {
        return new SeenByAll(authorities, client, listener, clock, pause, patience, more);
    }

    @Override
    public void await(List<TxtRecord> records, List<NameServer> takers) throws SolverException, InterruptedException {
        Map<String, Set<RecordData>> wanted = new LinkedHashMap<>();
        for (TxtRecord record : records) {
            wanted.computeIfAbsent(record.name(), none -> new LinkedHashSet<>())
                    .add(new RecordData.Text(record.value()));
        }
        List<Sighting> sightings = new ArrayList<>();
        wanted.forEach((name, values) -> sightings.add(new Sighting(name, values)));
        List<Sighting> unheard = look(sightings, AUTHORITIES, this::authorities);
        if (!unheard.isEmpty()) {
            askInstead(unheard, takers);
        }
        if (!resolvers.isEmpty()) {
            sightings.forEach(Sighting::restart);
            List<Sighting> deaf = look(sightings, RESOLVERS, this::resolvers);
            if (!deaf.isEmpty()) {
                warn("None of the resolvers that should show " + names(deaf) + " can be heard" + said(deaf)
                        + "; all authoritative servers show it.");
            }
        }
    }

    private List<ServerAnswer> resolvers(Question question) throws InterruptedException {
        return Parallel.map(
                resolvers,
                each -> new ServerAnswer(NameServer.of(each), client.ask(each, question, Asking.UNCHECKED_RECURSION)));
    }

    /** Who is asked for a name, and what they say. */
    private interface Look {
        List<ServerAnswer> at(Question question) throws InterruptedException;
    }

    private List<ServerAnswer> authorities(Question question) throws InterruptedException {
        return authorities.survey(question).answers();
    }

    /** Returns the names of which nobody could be heard. */
    private List<Sighting> look(List<Sighting> all, String who, Look look)
            throws SolverException, InterruptedException {
        Instant end = clock.instant().plus(patience);
        List<Sighting> open = new ArrayList<>(all);
        List<Sighting> unheard = new ArrayList<>();
        Duration next = FIRST_PAUSE;
        String told = "";
        while (true) {
            List<List<ServerAnswer>> answers = Parallel.map(open, each -> look.at(each.question()));
            for (int i = 0; i < answers.size(); i++) {
                open.get(i).note(answers.get(i));
            }
            open.stream().filter(Sighting::complete).forEach(this::warn);
            open.stream().filter(Sighting::silent).forEach(unheard::add);
            open.removeIf(each -> each.complete() || each.silent());
            if (open.isEmpty()) {
                return unheard;
            }
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                throw tooLate(open, who);
            }
            String behind = behind(open);
            if (!behind.isEmpty() && !behind.equals(told)) {
                listener.on(new Event.Waiting(behind, Duration.between(now, end)));
                told = behind;
            }
            // Nobody is behind: this is for the second look.
            pause.sleep(behind.isEmpty() ? FIRST_PAUSE : next);
            Duration longer = next.multipliedBy(3).dividedBy(2);
            next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private void askInstead(List<Sighting> unheard, List<NameServer> takers)
            throws SolverException, InterruptedException {
        String names = names(unheard);
        String who = takers.stream().map(NameServer::text).collect(Collectors.joining(", "));
        String why = "No authoritative server can be heard from here for " + names + said(unheard) + ": ";
        if (!takers.isEmpty()) {
            warn(why + who + ", which took the records, is asked instead.");
            unheard.forEach(Sighting::restart);
            List<Sighting> still = look(
                    unheard,
                    AUTHORITIES,
                    question -> Parallel.map(
                            takers,
                            taker -> new ServerAnswer(taker, client.ask(taker.address(), question, Asking.AUTHORITY))));
            if (still.isEmpty()) {
                return;
            }
        }
        warn(why + "waiting " + Durations.text(BLIND) + " instead of looking.");
        pause.sleep(BLIND);
    }

    private static String said(List<Sighting> unheard) {
        Set<String> texts = new LinkedHashSet<>();
        unheard.forEach(each -> each.failing().forEach(one -> texts.add(one.text())));
        return texts.isEmpty() ? "" : texts.stream().limit(NAMED).collect(Collectors.joining("; ", " (", ")"));
    }

    private void warn(Sighting complete) {
        for (ServerAnswer each : complete.failing()) {
            warn("An authoritative server of " + complete.question().name() + " is out of order, and a CA that asks it"
                    + " gets nothing: " + each.text() + ". All others show the record.");
        }
    }

    private void warn(String text) {
        if (warned.add(text)) {
            listener.on(new Event.Warning(text));
        }
    }

    private static String behind(List<Sighting> open) {
        Set<String> servers = new LinkedHashSet<>();
        List<Sighting> late =
                open.stream().filter(each -> !each.behind().isEmpty()).toList();
        late.forEach(
                each -> each.behind().forEach(one -> servers.add(one.server().text())));
        return servers.isEmpty() ? "" : some(servers) + " to show " + names(late);
    }

    private SolverException tooLate(List<Sighting> open, String who) {
        Set<String> words = new LinkedHashSet<>();
        for (Sighting each : open) {
            each.behind().forEach(one -> words.add(one.text()));
            each.failing().forEach(one -> words.add(one.text()));
        }
        return new SolverException("After " + Durations.text(patience) + " not all " + who + " show "
                + names(open)
                + " (" + some(words) + "), so the CA was not asked to look. Check that changes reach these servers"
                + " (notify, zone transfer), or that this machine asks the same servers as the CA (--dns-resolvers).");
    }

    private static String names(List<Sighting> all) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(each -> names.add(each.question().name()));
        return "the TXT record of " + some(names);
    }

    private static String some(Set<String> all) {
        String named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? named + " and " + (all.size() - NAMED) + " more" : named;
    }
}
