package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Session;
import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sessions at a provider: one for all who are there at the same time, ended when the last leaves; kept for the next where
 * nothing ends it. Without sessions in the recipe, there is nothing to do. Any number of threads.
 */
final class Visits {
    private final Recipe recipe;
    private final Line line;
    private final Variables known;
    private final Secrets secrets;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Variables session;
    private Instant end = Instant.MIN;
    private int inside;

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
            return new Visit(line, known, () -> {});
        }
        lock.lockInterruptibly();
        try {
            Variables current = session;
            if (current == null || !clock.instant().isBefore(end)) {
                current = login(recipe.session().get());
            }
            inside++;
            return new Visit(line, current, this::leave);
        } finally {
            lock.unlock();
        }
    }

    private Variables login(Session how) throws SolverException, InterruptedException {
        Variables scope = known;
        Duration lasts = how.lasts();
        for (Call each : how.login()) {
            Answer answer = line.call(each, scope);
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
            scope = scope.with(taken);
        }
        session = scope;
        end = clock.instant().plus(lasts);
        return scope;
    }

    private void leave() {
        lock.lock();
        try {
            inside--;
            Optional<Call> logout = recipe.session().flatMap(Session::logout);
            Variables current = session;
            if (inside == 0 && logout.isPresent() && current != null) {
                session = null;
                end(logout.get(), current);
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
            end = Instant.MIN; // the work is done, and a session that nobody ends is over in some minutes
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
