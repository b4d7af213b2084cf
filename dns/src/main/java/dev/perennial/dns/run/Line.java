package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import dev.perennial.acme.RetryAfter;
import dev.perennial.dns.Pause;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.Call.Poll;
import dev.perennial.dns.recipe.Pointer;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.TemplateException;
import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The way to a provider: what every call has in common. Keeps to the provider's limits, comes again when it asks for that,
 * and turns a refusal into a sentence. Any number of threads.
 */
final class Line {
    private static final int TOO_MANY = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_FAULT = 500;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** Whoever asks for a longer one is better tried by the next run. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final Recipe recipe;
    private final Writer writer;
    private final Optional<RequestSigner> signer;
    private final Hosts hosts;
    private final ApiSender sender;
    private final Gate gate;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Pause pause;

    Line(
            Recipe recipe,
            Writer writer,
            Optional<RequestSigner> signer,
            Hosts hosts,
            ApiSender sender,
            Gate gate,
            Secrets secrets,
            InstantSource clock,
            Pause pause) {
        this.recipe = recipe;
        this.writer = writer;
        this.signer = signer;
        this.hosts = hosts;
        this.sender = sender;
        this.gate = gate;
        this.secrets = secrets;
        this.clock = clock;
        this.pause = pause;
    }

    /** The answer to a call, which must be a success or one that the recipe calls as good. */
    Answer call(Call call, Variables scope) throws SolverException, InterruptedException {
        return finish(call, scope, ask(call, scope, Optional.empty()));
    }

    /** What is left to do of a call that has been answered: the answer must be a success, and what it began must be done. */
    Answer finish(Call call, Variables scope, Answer answer) throws SolverException, InterruptedException {
        demand(call, answer);
        for (Poll each : call.poll()) {
            await(each, scope.with(answer.take(call.take())));
        }
        return answer;
    }

    /** That the answer is a success. */
    void demand(Call call, Answer answer) throws SolverException {
        if (!answer.is(call.ok()) && !answer.is(call.ignore())) {
            throw refusal(call, answer);
        }
    }

    private void await(Poll poll, Variables scope) throws SolverException, InterruptedException {
        Instant end = clock.instant().plusSeconds(poll.limit());
        while (true) {
            Answer answer = ask(poll.call(), scope, Optional.empty());
            if (answer.is(poll.failed())) {
                throw refusal(poll.call(), answer);
            }
            demand(poll.call(), answer);
            if (answer.is(poll.until())) {
                return;
            }
            if (!clock.instant().isBefore(end)) {
                throw new SolverException(recipe.title() + " took the change, but did not carry it out within "
                        + poll.limit() + " seconds.");
            }
            pause.sleep(Duration.ofSeconds(poll.seconds()));
        }
    }

    /**
     * The answer to a call, whatever it is.
     *
     * @param address instead of the call's own
     */
    Answer ask(Call call, Variables scope, Optional<String> address) throws SolverException, InterruptedException {
        Duration next = FIRST_PAUSE;
        boolean renewed = false;
        for (int tries = 1; ; tries++) {
            Optional<Answer> got = Optional.empty();
            Optional<SolverException> lost = Optional.empty();
            try {
                got = Optional.of(once(call, scope, address));
            } catch (SolverException e) {
                if (tries == MOST_TRIES || call.changes()) {
                    throw e; // a change may have been made: whoever takes it back will look
                }
                lost = Optional.of(e);
            }
            if (got.isPresent()) {
                int status = got.get().response().status();
                boolean again = status == TOO_MANY
                        || got.get().is(recipe.busy())
                        || (status == UNAVAILABLE && got.flatMap(this::askedFor).isPresent())
                        || (status >= SERVER_FAULT && !call.changes());
                if ((status == UNAUTHORIZED || status == FORBIDDEN)
                        && call.signed()
                        && !renewed
                        && signer.isPresent()) {
                    renewed = true; // AWS says 403 where others say 401
                    again = signer.get().renew();
                }
                if (!again || tries == MOST_TRIES) {
                    return got.get();
                }
            }
            Duration wait = got.flatMap(this::askedFor).orElse(next);
            if (wait.compareTo(LONGEST_PAUSE) > 0) {
                if (got.isPresent()) {
                    return got.get();
                }
                throw lost.orElseThrow();
            }
            gate.close(wait);
            next = next.multipliedBy(2);
        }
    }

    /** Whether the provider does not know, or not any more, who asks. */
    boolean isUnknown(Answer answer) {
        return answer.response().status() == UNAUTHORIZED || answer.is(recipe.denied());
    }

    private Optional<Duration> askedFor(Answer answer) {
        return answer.response()
                .header("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, clock.instant()))
                .or(() -> answer.pause(recipe.pauses()));
    }

    private Answer once(Call call, Variables scope, Optional<String> address)
            throws SolverException, InterruptedException {
        return gate.through(() -> {
            ApiRequest written = write(call, scope.at(clock.instant()), address);
            ApiRequest request =
                    call.signed() && signer.isPresent() ? signer.get().sign(written) : written;
            Optional<String> objection = hosts.objection(request.uri());
            if (objection.isPresent()) {
                throw new SolverException(
                        "Nothing was sent to " + request.uri().getHost() + ": " + objection.get() + '.');
            }
            List<String> signs = Secrets.ofSigner(written, request);
            ApiResponse response = sender.send(request);
            Optional<JsonElement> tree = Tree.of(recipe.format(), response.body());
            boolean success = response.status() < 300;
            if (tree.isEmpty() && success) {
                throw new SolverException(recipe.title() + " answered "
                        + secrets.strikeOut(request.toString(), signs) + " with something that is not "
                        + recipe.format().name() + ": " + secrets.strikeOut(response.body(), signs));
            }
            Answer answer = new Answer(response, tree.orElse(JsonNull.INSTANCE), signs);
            answer.pause(recipe.pauses())
                    .ifPresent(wait -> gate.close(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait));
            return answer;
        });
    }

    private ApiRequest write(Call call, Variables scope, Optional<String> address) throws SolverException {
        try {
            return writer.write(call, scope, address);
        } catch (TemplateException e) {
            throw new SolverException(
                    recipe.title() + " did not say what " + call.method() + ' '
                            + call.url().shape() + " needs: " + e.getMessage() + '.',
                    e);
        }
    }

    /** The provider's own words, and what the credentials need where it may be that. */
    SolverException refusal(Call call, Answer answer) {
        int status = answer.response().status();
        String what = call.method() + ' ' + call.url().shape();
        String words = words(answer);
        String text = recipe.title() + " refused " + what + " (" + status + ')' + (words.isEmpty() ? "" : ": " + words);
        boolean rights = status == UNAUTHORIZED || status == FORBIDDEN || answer.is(recipe.denied());
        return new SolverException(text
                + (text.endsWith(".") ? "" : ".")
                + (rights ? " The credentials need: " + recipe.permissions() : ""));
    }

    /** An answer that calls itself a success, and cannot be one. */
    SolverException strange(Call call, String what, Answer answer) {
        String words = words(answer);
        return new SolverException("What " + recipe.title() + " answers to " + call.method() + ' '
                + call.url().shape() + ' ' + what + (words.isEmpty() ? "." : ": " + words));
    }

    String words(Answer answer) {
        for (Pointer each : recipe.error()) {
            Optional<String> found = each.in(answer.tree())
                    .map(one -> one.isJsonPrimitive() ? one.getAsString() : one.toString())
                    .filter(text -> !text.isBlank());
            if (found.isPresent()) {
                return secrets.strikeOut(found.get(), answer.secrets());
            }
        }
        return secrets.strikeOut(answer.response().body(), answer.secrets());
    }
}
