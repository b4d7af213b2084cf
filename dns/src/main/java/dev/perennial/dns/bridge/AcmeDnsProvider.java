package dev.perennial.dns.bridge;

import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An acme-dns server, to which {@code _acme-challenge} of each domain is an alias. It keeps the two latest values of a name
 * and takes none away, so there is nothing to clean up, and no third at a time.
 */
final class AcmeDnsProvider implements DnsProvider {
    private static final String LABEL = "_acme-challenge.";
    /** As many as the server keeps. */
    private static final int AT_A_TIME = 2;

    private final AcmeDnsApi api;
    private final AcmeDnsAccounts accounts;
    private final ReentrantLock turn = new ReentrantLock();
    /** The values at each name that a CA may still look for. */
    private final Map<String, Set<String>> wanted = new HashMap<>();

    /** Uses no network yet. */
    AcmeDnsProvider(AcmeDnsApi api, AcmeDnsAccounts accounts) {
        this.api = api;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "dns-acmedns";
    }

    @Override
    public String hint() {
        return "The records were put on the acme-dns server " + api.shown()
                + ": check that the world can ask it, and that the CNAME records lead to it.";
    }

    @Override
    public List<NameServer> takers() {
        return List.of();
    }

    @Override
    public void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        turn.lockInterruptibly();
        try {
            List<AcmeDnsAccount> owners = owners(records);
            for (int i = 0; i < records.size(); i++) {
                update(owners.get(i), records.get(i));
            }
        } finally {
            turn.unlock();
        }
    }

    /** Uses no network: the next certificate's values push these out. */
    @Override
    public void remove(List<TxtRecord> records) {
        turn.lock();
        try {
            for (TxtRecord record : records) {
                wanted.getOrDefault(record.name(), Set.of()).remove(record.value());
                wanted.remove(record.name(), Set.of());
            }
        } finally {
            turn.unlock();
        }
    }

    /** All before any is changed; one sentence for all that are missing, so that nobody has to come back for each. */
    private List<AcmeDnsAccount> owners(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<AcmeDnsAccount> owners = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (TxtRecord record : records) {
            Optional<AcmeDnsAccount> owner = accounts.owner(record.name());
            owner.ifPresent(owners::add);
            if (owner.isEmpty()) {
                missing.add(alias(record));
            }
        }
        if (!missing.isEmpty()) {
            String all = String.join("; ", missing);
            throw new SolverException("The names are not yet left to acme-dns. Add to your DNS, for good: " + all
                    + (all.endsWith(".") ? "" : ".")
                    + " Then run this again; the certificate authority was not asked to look.");
        }
        return owners;
    }

    /** The record that the user has to add; registers a domain that is new. */
    private String alias(TxtRecord record) throws SolverException, InterruptedException {
        String domain = record.origin().map(Origin::domain).orElseGet(() -> domain(record.name()));
        Optional<AcmeDnsAccount> known = accounts.of(domain);
        AcmeDnsAccount account = known.isPresent() ? known.get() : api.register();
        if (known.isEmpty()) {
            accounts.keep(domain, account);
        }
        String target = account.fulldomain().isEmpty()
                ? account.subdomain() + ".(the zone of " + api.shown() + ")."
                : account.fulldomain() + '.';
        String now = record.name().equals(LABEL + domain) ? "" : " (it leads to " + record.name() + " now)";
        return LABEL + domain + ". CNAME " + target + now;
    }

    private static String domain(String name) {
        return name.startsWith(LABEL) ? name.substring(LABEL.length()) : name;
    }

    private void update(AcmeDnsAccount account, TxtRecord record) throws SolverException, InterruptedException {
        Set<String> values = wanted.computeIfAbsent(record.name(), none -> new LinkedHashSet<>());
        if (values.contains(record.value())) {
            return; // a second time would push out the other one
        }
        if (values.size() >= AT_A_TIME) {
            throw new SolverException("acme-dns keeps two values of a name, and " + record.name()
                    + " would need a third at the same time: let no more than two names of one certificate, such as"
                    + " example.com and *.example.com, lead there, and request other certificates afterwards.");
        }
        values.add(record.value());
        api.update(account, record.value());
    }
}
