package dev.perennial.dns.bridge;

import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An acme-dns server, to which {@code _acme-challenge} of each domain is an alias. It keeps the two latest values of a name
 * and takes none away, so there is nothing to clean up, and no third at a time.
 */
final class AcmeDnsDelegate implements Delegate {
    private static final String LABEL = "_acme-challenge.";
    /** As many as the server keeps. */
    private static final int AT_A_TIME = 2;

    private final AcmeDnsApi api;
    private final AcmeDnsAccounts accounts;
    /** The values at each name that a CA may still look for. */
    private final Map<String, Set<String>> wanted = new HashMap<>();

    /** Uses no network yet. */
    AcmeDnsDelegate(AcmeDnsApi api, AcmeDnsAccounts accounts) {
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

    /** One sentence for all that are missing, so that nobody has to come back for each. */
    @Override
    public void check(List<TxtRecord> records) throws SolverException, InterruptedException {
        Set<String> missing = new LinkedHashSet<>();
        for (TxtRecord record : records) {
            if (accounts.owner(record.name()).isEmpty()) {
                missing.add(alias(record));
            }
        }
        if (!missing.isEmpty()) {
            String all = String.join("; ", missing);
            throw new SolverException("The names are not yet left to acme-dns. Add to your DNS, for good: " + all
                    + (all.endsWith(".") ? "" : ".")
                    + " Then run this again; the certificate authority was not asked to look.");
        }
    }

    /** Taking away uses no network: the next certificate's values push these out. */
    @Override
    public String call(boolean add, List<TxtRecord> records) throws SolverException, InterruptedException {
        TxtRecord record = records.getFirst(); // it takes no more
        Set<String> values = wanted.computeIfAbsent(record.name(), none -> new LinkedHashSet<>());
        if (!add) {
            values.remove(record.value());
            return "";
        }
        if (values.contains(record.value())) {
            return ""; // a second time would push out the other one
        }
        if (values.size() >= AT_A_TIME) {
            throw new SolverException("acme-dns keeps two values of a name, and " + record.name()
                    + " would need a third at the same time: let no more than two names of one certificate, such as"
                    + " example.com and *.example.com, lead there, and request other certificates afterwards.");
        }
        AcmeDnsAccount account = accounts.owner(record.name()).orElseThrow();
        values.add(record.value());
        try {
            api.update(account, record.value());
            return "";
        } catch (SolverException e) {
            return String.valueOf(e.getMessage()); // it may have arrived
        }
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
}
