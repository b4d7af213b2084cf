package dev.perennial.cli.policy;

import dev.perennial.cli.authority.ExternalAccounts;
import dev.perennial.cli.ca.Cas;
import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.Hold;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.Ledger;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.Outage;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom to ask for a certificate, of several CAs in order: for those who ask, and for those who only explain. Uses no network;
 * reads the disk for accounts. Any number of threads.
 */
public final class CaPolicy {
    private final Cas cas;
    private final Ledger ledger;
    private final AccountStore accounts;
    private final Clock clock;

    public CaPolicy(Cas cas, Ledger ledger, AccountStore accounts, Clock clock) {
        this.cas = cas;
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    public KnownCa known(URI server) {
        return cas.at(server);
    }

    /** Whether the CA in use may be asked when to renew. */
    public boolean advises(ParsedOptions options) throws Failure {
        return cas.at(ServerUrl.of(options)).advises();
    }

    /** Whether there is an account. */
    public boolean customerOf(URI server) throws LineageException {
        return !accounts.list(server).isEmpty();
    }

    /** Where the next version of a certificate comes from if it is renewed at an instant without being asked for. */
    public CaChoice choose(ParsedOptions options, Certificate old, Instant at) throws Failure, LineageException {
        return choose(options, old.identifiers(), Urgency.unattended(old, at), at);
    }

    /** The same now. */
    public CaChoice choose(ParsedOptions options, Certificate old) throws Failure, LineageException {
        return choose(options, old, clock.instant());
    }

    /** The first that can be asked at an instant, now or later. */
    private CaChoice choose(ParsedOptions options, List<Identifier> names, Urgency urgency, Instant at)
            throws Failure, LineageException {
        List<PassedOver> passed = new ArrayList<>();
        List<URI> servers = ServerUrl.all(options);
        for (URI server : servers) {
            ParsedOptions there = at(server, options);
            Optional<PassedOver> objection =
                    servers.size() == 1 ? unable(there, names) : objection(there, names, urgency, at);
            if (objection.isEmpty()) {
                return new CaChoice.Ask(cas.at(server), passed);
            }
            passed.add(objection.get());
            if (objection.get().worthWaiting(urgency)) {
                return CaChoice.none(passed);
            }
        }
        return CaChoice.none(passed);
    }

    /** The options with one of their CAs in use. What was given to make an account with is for the first. */
    public ParsedOptions at(URI server, ParsedOptions options) throws Failure {
        if (options.list("servers").isEmpty()) {
            return ExternalAccounts.settle(options, cas);
        }
        ParsedOptions there = options.with("server", server.toString());
        if (!options.list("servers").getFirst().equals(server.toString())) {
            there = there.without("eab_kid").without("eab_hmac_key").without("eab_hmac_alg");
        }
        // Who was shown the terms of one has not agreed to those of the others.
        boolean shown = options.origin("tos") == Origin.RUNTIME;
        boolean others = shown && !options.required("server").equals(server.toString());
        return ExternalAccounts.settle(others ? there.without("tos") : there, cas);
    }

    /** Why the CA in use will never issue a certificate for these names. */
    Optional<PassedOver> unable(ParsedOptions at, List<Identifier> names) throws Failure {
        KnownCa ca = cas.at(ServerUrl.of(at));
        Optional<String> profile = at.text("required_profile").or(() -> at.text("preferred_profile"));
        return ca.objection(names, profile)
                .map(why -> new PassedOver(ca, PassedOver.Kind.UNABLE, why, Optional.empty()));
    }

    /** Why the CA in use, one of several, is not to be asked for a certificate now. */
    Optional<PassedOver> objection(ParsedOptions at, List<Identifier> names, Urgency urgency)
            throws Failure, LineageException {
        return objection(at, names, urgency, clock.instant());
    }

    private Optional<PassedOver> objection(ParsedOptions at, List<Identifier> names, Urgency urgency, Instant when)
            throws Failure, LineageException {
        Optional<PassedOver> unable = unable(at, names);
        if (unable.isPresent()) {
            return unable;
        }
        URI server = ServerUrl.of(at);
        KnownCa ca = cas.at(server);
        if (ca.customersOnly() && at.text("eab_kid").isEmpty() && !customerOf(server)) {
            return Optional.of(new PassedOver(
                    ca,
                    PassedOver.Kind.UNABLE,
                    "makes accounts only for its customers, and this machine has none there: make one with register"
                            + " --server " + (ca.name().isEmpty() ? server : ca.name())
                            + " --eab-kid KID --eab-hmac-key KEY",
                    Optional.empty()));
        }
        return urgency.forced() ? Optional.empty() : leftAlone(ca, at, names, when);
    }

    private Optional<PassedOver> leftAlone(KnownCa ca, ParsedOptions at, List<Identifier> names, Instant now)
            throws LineageException {
        Optional<Outage> outage = ledger.outage(ca.directory()).filter(each -> each.open(now));
        if (outage.isPresent()) {
            return Optional.of(new PassedOver(
                    ca,
                    PassedOver.Kind.FAILING,
                    failing(outage.get()),
                    Optional.of(outage.get().until())));
        }
        if (ledger.empty()) {
            return Optional.empty();
        }
        String account = accountAt(ca.directory(), at);
        Optional<Hold> limit = ledger.limit(ca.directory(), account, names, now);
        return limit.map(hold -> new PassedOver(
                ca,
                PassedOver.Kind.LIMITED,
                "takes no order for these names before " + text(hold.until()) + "; " + withoutPeriod(hold.why()),
                Optional.of(hold.until())));
    }

    /** To follow its title. */
    static String failing(Outage outage) {
        return "has failed "
                + (outage.failures() == 1
                        ? "once"
                        : outage.failures() + " times in a row since " + text(outage.since()))
                + " and is asked again from " + text(outage.until()) + " on";
    }

    private String accountAt(URI server, ParsedOptions at) throws LineageException {
        List<String> ids = new ArrayList<>(at.list("accounts"));
        at.text("account").ifPresent(ids::addFirst);
        for (String id : ids) {
            if (accounts.find(server, id).isPresent()) {
                return id;
            }
        }
        List<StoredAccount> all = accounts.list(server);
        return all.size() == 1 ? all.getFirst().id() : "";
    }

    private static String withoutPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
