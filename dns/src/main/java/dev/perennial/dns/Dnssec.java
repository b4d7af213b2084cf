package dev.perennial.dns;

import dev.perennial.dns.internal.Validator;
import java.time.Clock;

/**
 * Whether what the DNS says validates. A resolver that validates is asked first; where none does, the signatures are
 * checked here. Any number of threads.
 */
public final class Dnssec {
    private static final String HERE = "the signatures, checked here";

    private final RecursiveResolver resolver;
    private final Zones zones;
    private final Validator validator;

    /**
     * Uses no network yet.
     *
     * @param anchors DS or DNSKEY records of what is trusted, as in a zone file; {@link #rootAnchors} but in tests
     */
    public Dnssec(
            DnsTransport transport,
            DnsPatience patience,
            RecursiveResolver resolver,
            Zones zones,
            Clock clock,
            String anchors) {
        this.resolver = resolver;
        this.zones = zones;
        this.validator = new Validator(transport, patience, resolver.servers(), clock, anchors);
    }

    /** The keys of the root of the DNS, which IANA publishes. */
    public static String rootAnchors() {
        return Validator.rootAnchors();
    }

    /** Of the answer to this question, over the network. */
    public DnssecStatus of(Question question) throws InterruptedException {
        ServerAnswer said = resolver.ask(question, Asking.RECURSION);
        return switch (said.answer()) {
            case DnsAnswer.Usable usable
            when usable.authenticated() ->
                new DnssecStatus.Secure("the resolver " + said.server().text());
            case DnsAnswer.Usable usable -> unvouched(question);
            case DnsAnswer.ServerFailure failure -> failed(question, said.server(), failure);
            case DnsAnswer.Failed failed -> new DnssecStatus.Unknown(said.text());
        };
    }

    /** A resolver that validates gives no answer to what is bogus, unless it is told not to check. */
    private DnssecStatus failed(Question question, NameServer server, DnsAnswer.ServerFailure failure)
            throws InterruptedException {
        ServerAnswer unchecked = resolver.ask(question, Asking.UNCHECKED_RECURSION);
        return unchecked.usable()
                ? new DnssecStatus.Bogus("the resolver " + server.text(), failure.why())
                : new DnssecStatus.Unknown(server.text() + ": " + failure.text());
    }

    private DnssecStatus unvouched(Question question) throws InterruptedException {
        String zone = zones.of(question.name()).name();
        if (zone.isEmpty()) {
            return new DnssecStatus.Unknown("the zone of " + question.name() + " could not be found out");
        }
        boolean delegated = has(zone, RecordType.DS);
        if (!delegated && has(zone, RecordType.DNSKEY)) {
            return new DnssecStatus.Island(zone);
        }
        return delegated ? validated(question) : new DnssecStatus.Unsigned();
    }

    private boolean has(String zone, RecordType type) throws InterruptedException {
        DnsAnswer answer = resolver.ask(new Question(zone, type), Asking.UNCHECKED_RECURSION)
                .answer();
        return answer instanceof DnsAnswer.Found found && !found.data().isEmpty();
    }

    private DnssecStatus validated(Question question) throws InterruptedException {
        if (!validator.signaturesArrive()) {
            return new DnssecStatus.Unknown(
                    "the resolver " + resolver.text() + " neither validates nor passes signatures on");
        }
        Validator.Result result = validator.check(question);
        return switch (result.outcome()) {
            case SECURE -> new DnssecStatus.Secure(HERE);
            case INSECURE -> new DnssecStatus.Unsigned();
            case BOGUS -> new DnssecStatus.Bogus(HERE, result.why());
            case UNKNOWN -> new DnssecStatus.Unknown(result.why());
        };
    }
}
