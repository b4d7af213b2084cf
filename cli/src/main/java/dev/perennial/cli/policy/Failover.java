package dev.perennial.cli.policy;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.Breaker;
import dev.perennial.engine.Event;
import dev.perennial.engine.FailureClass;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.lineage.Outage;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks the first CA that can be asked, and the next one when that fails. Any number of threads. */
public final class Failover {
    private static final Set<String> ACCOUNT =
            Set.of("accountDoesNotExist", "externalAccountRequired", "userActionRequired");

    private final CaPolicy policy;
    private final Outages outages;
    private final Attempt<Optional<String>> preparation;
    private final OrderJournal journal;
    private final Output output;
    private final Listener listener;
    private final Set<String> told = new HashSet<>();
    private final Map<URI, Integer> failures = new ConcurrentHashMap<>();

    /** @param preparation makes an account at a CA if there is none, and says what else it lacks */
    public Failover(
            CaPolicy policy,
            Outages outages,
            Attempt<Optional<String>> preparation,
            OrderJournal journal,
            Output output,
            Listener listener) {
        this.policy = policy;
        this.outages = outages;
        this.preparation = preparation;
        this.journal = journal;
        this.output = output;
        this.listener = listener;
    }

    /** What is asked of one CA. */
    public interface Attempt<T> {
        /**
         * Asks.
         *
         * @param at the options with this CA in use
         */
        T at(ParsedOptions at) throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException;
    }

    /**
     * Blocks until one of the CAs has done it. If none has, this throws what went wrong with the last that was asked.
     *
     * @param id in the journal
     * @param names of the certificate
     */
    public <T> FromCa<T> run(
            ParsedOptions options, String id, List<Identifier> names, Urgency urgency, Attempt<T> attempt)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        List<URI> servers = servers(options, id);
        if (servers.size() == 1) {
            ParsedOptions at = policy.at(servers.getFirst(), options);
            Optional<PassedOver> unable = policy.unable(at, names);
            if (unable.isPresent()) {
                throw refused(List.of(unable.get()));
            }
            return new FromCa<>(only(servers.getFirst(), at, attempt), servers.getFirst(), List.of());
        }
        return run(servers, options, id, names, urgency, attempt);
    }

    /**
     * Asks the only CA there is. Nobody could be asked instead, so nothing is remembered for later runs; but a thousand
     * certificates of one run need not wait for it each.
     */
    private <T> T only(URI server, ParsedOptions at, Attempt<T> attempt)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        if (failures.getOrDefault(server, 0) >= Breaker.TRIP) {
            throw new Failure(
                            FailureKind.CA_UNREACHABLE,
                            policy.known(server).title() + " has failed " + Breaker.TRIP
                                    + " times in a row in this run, so it was not asked for this one.")
                    .holding("Nothing was ordered; certificates that were in place still are.")
                    .next("The next run asks it again.");
        }
        try {
            T done = attempt.at(at);
            failures.remove(server);
            return done;
        } catch (Failure | LineageException | AcmeException | IssuanceException e) {
            if (FailureClass.of(e) == FailureClass.UNREACHABLE) {
                failures.merge(server, 1, Integer::sum);
            }
            throw e;
        }
    }

    private <T> FromCa<T> run(
            List<URI> servers,
            ParsedOptions options,
            String id,
            List<Identifier> names,
            Urgency urgency,
            Attempt<T> attempt)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        List<PassedOver> passed = new ArrayList<>();
        List<PassedOver> unasked = new ArrayList<>();
        @Nullable Exception failure = null;
        for (URI server : servers) {
            KnownCa ca = policy.known(server);
            ParsedOptions at = policy.at(server, options);
            Optional<PassedOver> objection =
                    policy.objection(at, names, urgency).or(() -> beingTried(ca, urgency));
            if (objection.isPresent()) {
                passed.add(objection.get());
                unasked.add(objection.get());
                if (objection.get().worthWaiting(urgency)) {
                    break;
                }
                continue;
            }
            try {
                Optional<PassedOver> unprepared = unprepared(at, ca);
                if (unprepared.isPresent()) {
                    passed.add(unprepared.get());
                    unasked.add(unprepared.get());
                    continue;
                }
                tell(passed, ca);
                T done = attempt.at(at);
                outages.worked(server);
                return new FromCa<>(done, server, passed);
            } catch (Failure | LineageException | AcmeException | IssuanceException e) {
                outages.failed(server, e);
                failure = e;
                passed.add(new PassedOver(ca, kind(e), "has failed. " + withoutPeriod(e), Optional.empty()));
                if (!leaves(server, e, id, urgency)) {
                    break;
                }
            } finally {
                outages.leave(server);
            }
        }
        if (failure == null) {
            throw refused(passed);
        }
        if (!unasked.isEmpty()) {
            listener.on(new Event.Warning("Not asked: " + CaChoice.sentences(unasked)));
        }
        throw thrown(failure);
    }

    /** An order that a CA may have carried out already is gone on with there. */
    private List<URI> servers(ParsedOptions options, String id) throws Failure {
        List<URI> all = new ArrayList<>(ServerUrl.all(options));
        Optional<URI> begun = all.size() > 1 ? promising(id) : Optional.empty();
        if (begun.isPresent() && all.remove(begun.get())) {
            all.addFirst(begun.get());
        }
        return all;
    }

    private Optional<URI> promising(String id) {
        try {
            return journal.look(id).filter(JournalEntry::promising).map(JournalEntry::server);
        } catch (IOException e) {
            return Optional.empty(); // whoever orders needs the journal and says why it fails
        }
    }

    /** Makes an account if there is none. That this is not possible at one CA says nothing about the others. */
    private Optional<PassedOver> unprepared(ParsedOptions at, KnownCa ca) throws AcmeException, InterruptedException {
        try {
            return preparation.at(at).map(why -> new PassedOver(ca, PassedOver.Kind.UNABLE, why, Optional.empty()));
        } catch (Failure | LineageException | AcmeException e) {
            if (e instanceof AcmeException acme && FailureClass.of(e) != FailureClass.REFUSED) {
                throw acme;
            }
            outages.failed(ca.directory(), e);
            return Optional.of(new PassedOver(
                    ca,
                    PassedOver.Kind.UNABLE,
                    "cannot be asked, because there is no account. " + withoutPeriod(e),
                    Optional.empty()));
        } catch (IssuanceException e) {
            throw new IllegalStateException("nothing was ordered", e);
        }
    }

    private Optional<PassedOver> beingTried(KnownCa ca, Urgency urgency) {
        return urgency.forced() || outages.enter(ca.directory())
                ? Optional.empty()
                : Optional.of(new PassedOver(
                        ca,
                        PassedOver.Kind.FAILING,
                        "has failed, and another certificate tries it again just now",
                        Optional.empty()));
    }

    /** Whether another CA is to be asked. What a CA refuses, another one would refuse as well. */
    private boolean leaves(URI server, Exception e, String id, Urgency urgency) {
        return switch (FailureClass.of(e)) {
            case UNREACHABLE -> {
                // What the CA may have issued is worth some more tries there.
                boolean worth = !urgency.hurried() && promising(id).equals(Optional.of(server));
                int enough = worth ? Breaker.TRIP : urgency.patience();
                yield outages.of(server).map(Outage::failures).orElse(0) >= enough;
            }
            case LIMITED -> {
                Optional<Instant> again = Outages.retryAt(e);
                yield again.isPresent() && again.get().isAfter(urgency.waits());
            }
            case REFUSED -> aboutTheAccount(e);
            case LOCAL -> false;
        };
    }

    /** What only a person can mend, at this CA alone. */
    private static boolean aboutTheAccount(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof AcmeProblemException refusal) {
                return ACCOUNT.contains(refusal.problem().type());
            }
        }
        return false;
    }

    /** A thousand certificates need not hear the same. */
    private void tell(List<PassedOver> passed, KnownCa instead) {
        if (passed.isEmpty()) {
            return;
        }
        StringBuilder key = new StringBuilder(instead.title());
        for (PassedOver each : passed) {
            key.append('\n').append(each.ca().title()).append(each.kind());
            key.append(each.kind() == PassedOver.Kind.UNABLE ? each.why() : "");
        }
        String text = CaChoice.sentences(passed) + " So " + instead.title() + " is asked instead.";
        boolean first;
        synchronized (told) {
            first = told.add(key.toString());
        }
        if (first) {
            listener.on(new Event.Warning(text));
        } else {
            output.detail(text);
        }
    }

    private static PassedOver.Kind kind(Exception e) {
        return switch (FailureClass.of(e)) {
            case UNREACHABLE -> PassedOver.Kind.FAILING;
            case LIMITED -> PassedOver.Kind.LIMITED;
            case LOCAL, REFUSED -> PassedOver.Kind.UNABLE;
        };
    }

    private static String withoutPeriod(Exception e) {
        String sentence = Setbacks.sentence(e);
        return sentence.substring(0, sentence.length() - 1);
    }

    private static Failure refused(List<PassedOver> passed) {
        Failure failure = new Failure(FailureKind.REFUSED, CaChoice.sentences(passed))
                .holding("Nothing was ordered; certificates that were in place still are.");
        return CaChoice.none(passed) instanceof CaChoice.Wait
                ? failure.next("Wait until then, or try all the same with --force-renewal.")
                : failure;
    }

    /** Throws it as what it is. */
    private static RuntimeException thrown(Exception failure)
            throws Failure, LineageException, AcmeException, IssuanceException {
        switch (failure) {
            case Failure e -> throw e;
            case LineageException e -> throw e;
            case AcmeException e -> throw e;
            case IssuanceException e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
