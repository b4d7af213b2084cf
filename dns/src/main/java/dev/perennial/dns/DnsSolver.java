package dev.perennial.dns;

import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers dns-01 (RFC 8555 section 8.4), and dns-account-01 where there is no other, through a provider. Where {@code
 * _acme-challenge} is an alias, the record goes to
 * where it leads, which is where a CA arrives.
 */
public final class DnsSolver implements Solver {
    private static final List<String> TYPES = List.of("dns-01", "dns-account-01");

    private final DnsProvider provider;
    private final Authorities authorities;
    private final Propagation propagation;
    private final Listener listener;
    private final Map<String, String> aliases;

    /** Uses no network yet. */
    public DnsSolver(DnsProvider provider, Authorities authorities, Propagation propagation, Listener listener) {
        this(provider, authorities, propagation, listener, Map.of());
    }

    /**
     * Uses no network yet.
     *
     * @param aliases where the record of a domain goes, by the domain, for aliases that this machine does not see; {@code *}
     *     is for all others
     */
    public DnsSolver(
            DnsProvider provider,
            Authorities authorities,
            Propagation propagation,
            Listener listener,
            Map<String, String> aliases) {
        this.provider = provider;
        this.authorities = authorities;
        this.propagation = propagation;
        this.listener = listener;
        this.aliases = Map.copyOf(aliases);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return identifier instanceof Identifier.Dns ? TYPES : List.of();
    }

    @Override
    public String hint() {
        return provider.hint();
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        List<TxtRecord> records = new ArrayList<>();
        List<Way> ways = Parallel.map(tasks, task -> way(task.identifier().value(), task.dnsName()));
        for (int i = 0; i < tasks.size(); i++) {
            ChallengeTask task = tasks.get(i);
            Origin origin = new Origin(task.identifier().value(), task.token(), task.keyAuthorization());
            records.add(new TxtRecord(ways.get(i).end(), task.dnsValue(), Optional.of(origin)));
        }
        boolean seen = false;
        try {
            provider.add(records);
            propagation.await(records, provider.takers());
            seen = true;
        } finally {
            if (!seen) {
                takeBack(records);
            }
        }
        AtomicBoolean there = new AtomicBoolean(true);
        return () -> {
            if (there.get()) {
                remove(records);
                there.set(false);
            }
        };
    }

    /**
     * Whether the provider has a zone for the record of this domain, wherever an alias leads. Asks over the network and
     * changes nothing.
     *
     * @return the zone; absent if that cannot be asked
     */
    public Optional<String> zoneOf(String domain) throws SolverException, InterruptedException {
        return provider.zoneOf(way(domain, "_acme-challenge." + domain).end());
    }

    /** Where the record of a name goes. */
    private interface Way {
        String end() throws SolverException;
    }

    private Way way(String domain, String record) throws InterruptedException {
        String alias = aliases.getOrDefault(domain, aliases.getOrDefault("*", ""));
        if (!alias.isEmpty()) {
            return () -> alias;
        }
        Resolution found = authorities.resolve(new Question(record, RecordType.TXT));
        return () -> Destination.of(found);
    }

    private void takeBack(List<TxtRecord> records) {
        try {
            remove(records);
        } catch (SolverException e) {
            listener.on(new Event.CleanupFailed(name(), String.valueOf(e.getMessage())));
        }
    }

    /** Runs to its end also in an interrupted thread, where network operations would break off at once. */
    private void remove(List<TxtRecord> records) throws SolverException {
        boolean interrupted = Thread.interrupted();
        try {
            provider.remove(records);
        } catch (InterruptedException e) {
            interrupted = true;
            throw new SolverException("stopped before these TXT records were removed: " + names(records), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String names(List<TxtRecord> records) {
        return String.join(
                ", ", records.stream().map(TxtRecord::name).distinct().toList());
    }
}
