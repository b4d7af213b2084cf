package dev.perennial.dns;

import dev.perennial.dns.internal.Reply;
import dev.perennial.dns.internal.Tsig;
import dev.perennial.dns.internal.Verdict;
import dev.perennial.engine.Once;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A server of one's own, such as BIND, Knot or PowerDNS, that takes signed changes (RFC 2136). */
public final class Rfc2136Provider implements DnsProvider {
    /** Of the records that are put, in seconds. */
    public static final int TTL = Tsig.TTL;

    /** A server may sign a zone anew before it answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** All that is to be changed in one zone, in one message. */
    private record Change(String zone, List<TxtRecord> records, boolean add) {}

    private final Rfc2136Account account;
    private final DnsTransport transport;
    private final Tsig tsig;
    private final Rfc2136Complaint complaint;
    private final Once<String, Reply> starts;
    /** What the server was asked for and has not refused. */
    private final Set<TxtRecord> put = ConcurrentHashMap.newKeySet();

    /** Uses no network yet. */
    public Rfc2136Provider(Rfc2136Account account, DnsTransport transport, Clock clock, RandomGenerator random) {
        this.account = account;
        this.transport = transport;
        this.tsig = new Tsig(account.key(), clock, random);
        this.complaint = new Rfc2136Complaint(account, clock);
        this.starts = new Once<>(this::start);
    }

    @Override
    public String name() {
        return "dns-rfc2136";
    }

    @Override
    public String hint() {
        return "The records were put on the DNS server " + account.server().text()
                + ": check that the servers which the parent zone names get their zone from there.";
    }

    @Override
    public List<NameServer> takers() {
        return List.of(account.server());
    }

    @Override
    public Optional<String> zoneOf(String name) throws SolverException, InterruptedException {
        return Optional.of(zone(name));
    }

    @Override
    public void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<String> complaints = Parallel.map(changes(records, true), this::make);
        for (String each : complaints) {
            if (!each.isEmpty()) {
                throw new SolverException(each);
            }
        }
    }

    @Override
    public boolean adopt(List<TxtRecord> records) {
        put.addAll(records);
        return true;
    }

    @Override
    public void remove(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<Change> changes = changes(records.stream().filter(put::contains).toList(), false);
        List<String> complaints = Parallel.map(changes, this::make);
        for (int i = 0; i < changes.size(); i++) {
            if (!complaints.get(i).isEmpty()) {
                List<TxtRecord> left = changes.get(i).records();
                throw new SolverException(complaints.get(i) + " Remove yourself what may be left: "
                        + String.join(
                                ", ", left.stream().map(Rfc2136Provider::text).toList()) + '.');
            }
        }
    }

    private static String text(TxtRecord record) {
        return record.name() + " TXT \"" + record.value() + '"';
    }

    private List<Change> changes(List<TxtRecord> records, boolean add) throws SolverException, InterruptedException {
        Map<String, List<TxtRecord>> zones = new LinkedHashMap<>();
        for (TxtRecord record : records) {
            zones.computeIfAbsent(zone(record.name()), none -> new ArrayList<>())
                    .add(record);
        }
        List<Change> changes = new ArrayList<>();
        zones.forEach((zone, all) -> changes.add(new Change(zone, all, add)));
        return changes;
    }

    /** As Certbot finds it: the server itself says which is the closest zone it has. */
    private String zone(String name) throws SolverException, InterruptedException {
        String refusal = "";
        for (String at = name; !at.isEmpty(); at = Question.parent(at)) {
            Reply reply = starts.get(at);
            switch (reply.verdict()) {
                case DONE -> {
                    if (reply.start()) {
                        return at;
                    }
                }
                // The zone above may be there: NXDOMAIN says nothing else, and REFUSED is for zones it does not have.
                case FAILED, REFUSED, NOT_AUTHORITATIVE ->
                    refusal = reply.words().equals("NXDOMAIN") ? refusal : reply.words();
                case BAD_KEY, BAD_SIGNATURE, BAD_TIME, NOT_IMPLEMENTED, UNTRUSTED -> {
                    starts.forget(at);
                    throw new SolverException(complaint.about(reply, at));
                }
                case SILENT -> {
                    starts.forget(at);
                    throw new SolverException(complaint.silence(reply.words()));
                }
            }
        }
        for (String at = name; !at.isEmpty(); at = Question.parent(at)) {
            starts.forget(at); // the next certificate may have more luck
        }
        throw new SolverException(complaint.noZone(name, refusal));
    }

    private Reply start(String name) throws InterruptedException {
        return converse(() -> tsig.startOf(name, account.signsQueries()));
    }

    /** The complaint of the server; empty if the change was made. */
    private String make(Change change) throws InterruptedException {
        if (change.add()) {
            put.addAll(change.records());
        }
        Reply reply = converse(() -> tsig.change(change.zone(), change.records(), change.add()));
        boolean unsure = reply.verdict() == Verdict.UNTRUSTED || reply.verdict() == Verdict.SILENT;
        boolean done = reply.verdict() == Verdict.DONE;
        if (change.add() ? !done && !unsure : done) {
            put.removeAll(change.records());
        }
        if (reply.verdict() == Verdict.SILENT) {
            return complaint.silence(reply.words());
        }
        return done ? "" : complaint.about(reply, change.zone());
    }

    private interface Message {
        Tsig.Sent sent() throws IOException;
    }

    /** By TCP alone, which a change needs anyway: it may be long. */
    private Reply converse(Message message) throws InterruptedException {
        try {
            Tsig.Sent sent = message.sent();
            return tsig.read(sent, transport.tcp(account.server().address(), sent.wire(), PATIENCE));
        } catch (SocketTimeoutException e) {
            return new Reply(Verdict.SILENT, "it does not answer in time", false);
        } catch (IOException e) {
            if (Thread.interrupted() || e instanceof InterruptedIOException) {
                throw (InterruptedException) new InterruptedException("while changing a zone").initCause(e);
            }
            return new Reply(Verdict.SILENT, String.valueOf(e.getMessage()), false);
        }
    }
}
