package dev.perennial.dns;

import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.List;

/** Puts records at a provider that stay there. Where a name is an alias, they go to where it leads. Any number of threads. */
public final class LastingRecords {
    private final DnsProvider provider;
    private final Authorities authorities;
    private final Propagation propagation;

    /** Uses no network yet. */
    public LastingRecords(DnsProvider provider, Authorities authorities, Propagation propagation) {
        this.provider = provider;
        this.authorities = authorities;
        this.propagation = propagation;
    }

    /** Of the provider, as users select it. */
    public String name() {
        return provider.name();
    }

    /**
     * Adds records beside what is there, waits until they can be seen, and then removes others; over the network. If some
     * cannot be added, none are; what cannot be seen in time stays.
     *
     * @param outdated by their exact values
     */
    public void publish(List<TxtRecord> records, List<TxtRecord> outdated)
            throws SolverException, InterruptedException {
        List<TxtRecord> wanted = placed(records);
        List<TxtRecord> old = placed(outdated);
        if (!wanted.isEmpty()) {
            add(wanted);
            propagation.await(wanted, provider.takers());
        }
        if (!old.isEmpty()) {
            if (!provider.adopt(old)) {
                throw new SolverException(provider.name()
                        + " cannot remove records that an earlier run has put: remove "
                        + String.join(
                                ", ",
                                old.stream()
                                        .map(each -> each.name() + " TXT " + each.quoted())
                                        .toList())
                        + " yourself.");
            }
            provider.remove(old);
        }
    }

    private void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        boolean added = false;
        try {
            provider.add(records);
            added = true;
        } finally {
            if (!added && !Thread.currentThread().isInterrupted()) {
                provider.remove(records);
            }
        }
    }

    private List<TxtRecord> placed(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<Resolution> ways =
                Parallel.map(records, each -> authorities.resolve(new Question(each.name(), RecordType.TXT)));
        List<TxtRecord> placed = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            placed.add(new TxtRecord(Destination.of(ways.get(i)), records.get(i).value()));
        }
        return placed;
    }
}
