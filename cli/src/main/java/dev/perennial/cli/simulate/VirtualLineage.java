package dev.perennial.cli.simulate;

import dev.perennial.engine.Backoff;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.FailureClass;
import dev.perennial.engine.Hold;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Place;
import dev.perennial.engine.Reach;
import dev.perennial.engine.Renewable;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.engine.Renewed;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.engine.Suggestion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A lineage without files: what it remembers, and what the CA makes of it. Decisions are the engine's. */
final class VirtualLineage implements Renewable {
    private static final URI AUTHORITY = URI.create("https://ca.invalid/directory");

    private final String name;
    private final Duration life;
    private final Host host;
    private final VirtualCa ca;
    private final VirtualClock clock;
    private final Optional<Place> place;
    private long validatesFrom = Long.MIN_VALUE;
    private long issued;
    private Optional<Suggestion> suggestion = Optional.empty();
    private Optional<Hold> hold = Optional.empty();
    private Optional<Instant> firstDue = Optional.empty();
    private Reach reachThen = new Reach(true, true);
    private int failures;
    private int attempts;
    private int mostFailures;
    private long slowestReturn;

    VirtualLineage(String name, Duration life, long issued, Host host, Optional<Place> place) {
        this.name = name;
        this.life = life;
        this.issued = issued;
        this.host = host;
        this.ca = host.ca();
        this.clock = host.clock();
        this.place = place;
    }

    @Override
    public String name() {
        return name;
    }

    Duration life() {
        return life;
    }

    long issued() {
        return issued;
    }

    long expires() {
        return ca.notBefore(issued) + life.toMillis();
    }

    int attempts() {
        return attempts;
    }

    boolean failing() {
        return failures > 0;
    }

    /** From when control could be proven again to the renewal after that. */
    long slowestReturn() {
        return slowestReturn;
    }

    int mostFailures() {
        return mostFailures;
    }

    boolean validates(long now) {
        return now >= validatesFrom;
    }

    /** Control of the name cannot be proven before. */
    void validatesFrom(long at) {
        validatesFrom = at;
    }

    /** When the CA wants to be asked again; at once if it was not asked. */
    long askAgain() {
        return suggestion.map(Suggestion::askAgain).orElse(Instant.MIN).isAfter(Instant.EPOCH)
                ? suggestion.orElseThrow().askAgain().toEpochMilli()
                : Long.MIN_VALUE;
    }

    /** Looks whether what it failed for is repaired, and asks the CA if it is time to. */
    void look() throws InterruptedException {
        if (hold.isPresent() && reach().betterThan(reachThen)) {
            hold = Optional.empty();
            firstDue = Optional.empty();
        }
        poll();
    }

    /** A name that cannot be validated does not resolve here. */
    private Reach reach() {
        boolean repaired = validates(clock.millis());
        return new Reach(repaired, repaired);
    }

    /** From when on there is something to see before the next renewal is due. */
    long nextSight() {
        return hold.isPresent() && validatesFrom > clock.millis() ? validatesFrom : Long.MAX_VALUE;
    }

    private void poll() throws InterruptedException {
        Instant now = clock.instant();
        if ((suggestion.isPresent() && suggestion.get().holds(now)) || clock.millis() >= expires()) {
            return;
        }
        host.poll();
        Optional<SuggestedWindow> window = ca.poll(this, now.toEpochMilli());
        if (window.isPresent()) {
            boolean changed = suggestion.isEmpty() || !suggestion.get().window().equals(window);
            suggestion = Optional.of(new Suggestion(window, now.plusMillis(ca.retryAfter()), Optional.empty()));
            if (changed) {
                firstDue = Optional.empty();
            }
        }
    }

    @Override
    public RenewalFacts facts() throws InterruptedException {
        poll();
        return new RenewalFacts(
                Instant.ofEpochMilli(ca.notBefore(issued)),
                Instant.ofEpochMilli(expires()),
                suggestion.flatMap(Suggestion::window),
                Optional.empty(),
                true,
                false,
                false,
                hold,
                false,
                place);
    }

    /** The engine's answer, asked again only if something has changed: for the same facts it is the same. */
    long firstDue() throws InterruptedException {
        if (firstDue.isEmpty()) {
            firstDue = Decider.firstDue(facts(), clock.instant());
        }
        return firstDue.orElseThrow().toEpochMilli();
    }

    @Override
    public Renewed renew(Decision.Due decision, Listener listener) throws RenewalException, InterruptedException {
        attempts++;
        firstDue = Optional.empty();
        Optional<FailureClass> failure = host.order(this);
        long now = clock.millis();
        if (failure.isPresent()) {
            failures++;
            reachThen = reach();
            mostFailures = Math.max(mostFailures, failures);
            Duration wait =
                    Backoff.after(failure.get(), failures, life, Duration.ofMillis(expires() - now), host.random());
            hold = Optional.of(new Hold(clock.instant().plus(wait), "it failed."));
            throw new RenewalException("The authority did not issue.");
        }
        if (failures > 0 && validatesFrom != Long.MIN_VALUE) {
            slowestReturn = Math.max(slowestReturn, now - validatesFrom);
        }
        failures = 0;
        hold = Optional.empty();
        issued = now;
        suggestion = Optional.empty();
        return new Renewed(List.of(), Instant.ofEpochMilli(expires()), AUTHORITY, Optional.empty());
    }
}
