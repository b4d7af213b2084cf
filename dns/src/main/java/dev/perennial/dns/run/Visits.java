package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sessions at a provider: one for all who are there at the same time, ended when the last leaves; kept for the next where
 * nothing ends it. Without sessions in the recipe, there is nothing to do. Any number of threads.
 */
final class Visits {
    /** Whom a provider refuses who has just logged in, it refuses for another reason. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Recipe recipe;
    private final Line line;
    private final Variables known;
    private final Secrets secrets;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Open> session = Optional.empty();
    private int inside;

    /**
     * A session.
     *
     * @param taken what the login gave
     */
    record Open(Map<String, JsonElement> taken, Instant since, Instant end) {}

    /** @param known the user's fields, and what the recipe says for all calls */
    Visits(Recipe recipe, Line line, Variables known, Secrets secrets, InstantSource clock) {
        this.recipe = recipe;
        this.line = line;
        this.known = known;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Logs in, over the network, unless somebody has. */
    Visit enter() throws SolverException, InterruptedException {
        if (recipe.session().isEmpty()) {
            return new Visit(line, known, this);
        }
        lock.lockInterruptibly();
        try {
            if (session.isEmpty() || !clock.instant().isBefore(session.get().end())) {
                session = Optional.of(login());
            }
            inside++;
            return new Visit(line, known, this);
        } finally {
            lock.unlock();
        }
    }

    /** The session of now. */
    Optional<Open> session() {
        return session;
    }

    /**
     * Logs in anew, over the network, because the provider has refused a request of this session; unless somebody has.
     *
     * @return whether another try makes sense
     */
    boolean renew(Open refused) throws SolverException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (session.isPresent() && !session.get().equals(refused)) {
                return true;
            }
            if (clock.instant().isBefore(refused.since().plus(FRESH))) {
                return false;
            }
            session = Optional.of(login());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Open login() throws SolverException, InterruptedException {
        List<Call> calls = recipe.session().orElseThrow().login();
        Map<String, JsonElement> all = new HashMap<>();
        for (Call each : calls) {
            Answer answer = line.call(each, known.with(all));
            Map<String, JsonElement> taken = answer.take(each.take());
            for (String name : each.take().keySet()) {
                if (!taken.containsKey(name)) {
                    throw line.refusal(each, answer);
                }
            }
            taken.values().stream()
                    .filter(JsonPrimitive.class::isInstance)
                    .map(JsonElement::getAsString)
                    .forEach(secrets::add);
            all.putAll(taken);
        }
        Instant now = clock.instant();
        return new Open(
                Map.copyOf(all), now, now.plus(recipe.session().orElseThrow().lasts()));
    }

    /** The last who leaves logs out, over the network, if the recipe says how. */
    void leave() {
        if (recipe.session().isEmpty()) {
            return;
        }
        lock.lock();
        try {
            inside--;
            Optional<Call> logout = recipe.session().get().logout();
            Optional<Open> current = session;
            if (inside == 0 && logout.isPresent() && current.isPresent()) {
                session = Optional.empty();
                end(logout.get(), known.with(current.get().taken()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Call logout, Variables current) {
        boolean interrupted = Thread.interrupted();
        try {
            line.ask(logout, current, Optional.empty());
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (SolverException e) {
            session = Optional.empty(); // the work is done, and a session that nobody ends is over in some minutes
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
