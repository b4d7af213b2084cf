package dev.perennial.dns.bridge;

import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Leaves records to a delegate, one call at a time, and has taken away what it may have put. */
final class DelegatingProvider implements DnsProvider {
    private final Delegate delegate;
    private final ReentrantLock turn;
    /** What the delegate was told to put and not to take away. */
    private final Set<TxtRecord> put = new LinkedHashSet<>();

    /** Calls nobody yet. */
    DelegatingProvider(Delegate delegate) {
        this(delegate, new ReentrantLock());
    }

    /** @param turn of all delegates of which but one may work at a time */
    DelegatingProvider(Delegate delegate, ReentrantLock turn) {
        this.delegate = delegate;
        this.turn = turn;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public String hint() {
        return delegate.hint();
    }

    @Override
    public List<NameServer> takers() {
        return List.of();
    }

    @Override
    public void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        turn.lockInterruptibly();
        try {
            delegate.check(records);
            for (List<TxtRecord> call : calls(records)) {
                putAll(call);
            }
        } finally {
            turn.unlock();
        }
    }

    private void putAll(List<TxtRecord> call) throws SolverException, InterruptedException {
        List<TxtRecord> fresh = call.stream().filter(put::add).toList();
        String complaint;
        try {
            complaint = delegate.call(true, call);
        } catch (SolverException e) {
            fresh.forEach(put::remove);
            throw e;
        }
        if (!complaint.isEmpty()) {
            throw new SolverException(complaint + " The certificate authority was not asked to look.");
        }
    }

    @Override
    public void remove(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        turn.lockInterruptibly();
        try {
            for (List<TxtRecord> call :
                    calls(records.stream().filter(put::contains).toList())) {
                String complaint = takeAway(call);
                if (complaint.isEmpty()) {
                    call.forEach(put::remove);
                } else {
                    complaints.add(complaint + " Remove yourself what may be left: " + Plain.texts(call) + '.');
                }
            }
        } finally {
            turn.unlock();
        }
        if (!complaints.isEmpty()) {
            throw new SolverException(String.join(" ", complaints));
        }
    }

    /** The complaint also if nothing could be tried: others are still to be taken away. */
    private String takeAway(List<TxtRecord> call) throws InterruptedException {
        try {
            return delegate.call(false, call);
        } catch (SolverException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<List<TxtRecord>> calls(List<TxtRecord> records) {
        if (delegate.takesMany()) {
            return records.isEmpty() ? List.of() : List.of(records);
        }
        return records.stream().map(List::of).toList();
    }
}
