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

/** A script of acme.sh's dnsapi, from a folder that the user has, unchanged. Called for one record at a time. */
final class AcmeShProvider implements DnsProvider {
    private final AcmeShRunner runner;
    private final ReentrantLock turn;
    /** What the script was told to put and not to take away. */
    private final Set<TxtRecord> put = new LinkedHashSet<>();

    /**
     * Runs nothing yet.
     *
     * @param turn of all that runs the same script: many write a whole set of records anew
     */
    AcmeShProvider(AcmeShRunner runner, ReentrantLock turn) {
        this.runner = runner;
        this.turn = turn;
    }

    @Override
    public String name() {
        return "dns-acmesh";
    }

    @Override
    public String hint() {
        return "The records were left to acme.sh's " + runner.script().name()
                + ": check that its variables belong to the account that has the zone.";
    }

    @Override
    public List<NameServer> takers() {
        return List.of();
    }

    @Override
    public void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        turn.lockInterruptibly();
        try {
            for (TxtRecord record : records) {
                Plain.check(record);
                put.add(record);
                String complaint = runner.run(true, record);
                if (!complaint.isEmpty()) {
                    throw new SolverException(complaint + " The certificate authority was not asked to look.");
                }
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void remove(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        turn.lockInterruptibly();
        try {
            for (TxtRecord record : records) {
                String complaint = put.contains(record) ? runner.run(false, record) : "";
                if (complaint.isEmpty()) {
                    put.remove(record);
                } else {
                    complaints.add(
                            complaint + " Remove yourself what may be left: " + Plain.texts(List.of(record)) + '.');
                }
            }
        } finally {
            turn.unlock();
        }
        if (!complaints.isEmpty()) {
            throw new SolverException(String.join(" ", complaints));
        }
    }
}
