package dev.perennial.testkit;

import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Nonces;
import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes each request to its handler, past the faults that await it, and adds the headers that every answer has. */
final class Dispatcher {
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Set<Route> READABLE =
            Set.of(Route.DIRECTORY, Route.NEW_NONCE, Route.RENEWAL_INFO, Route.TERMS);

    private final Map<Route, Handler> handlers;
    private final Store store;
    private final Nonces nonces;
    private final Faults faults;

    Dispatcher(Map<Route, Handler> handlers, Store store, Nonces nonces, Faults faults) {
        this.handlers = Map.copyOf(handlers);
        this.store = store;
        this.nonces = nonces;
        this.faults = faults;
    }

    /** Empty if the connection is to be dropped. */
    Optional<Answer> dispatch(Request request) throws InterruptedException {
        Optional<Fault> fault = faults.take(request.route());
        return fault.isPresent() ? faulty(request, fault.get()) : Optional.of(regular(request));
    }

    private Optional<Answer> faulty(Request request, Fault fault) throws InterruptedException {
        return switch (fault) {
            case Fault.Instead instead -> Optional.of(instead.answer());
            case Fault.Refused refused -> Optional.of(decorated(request, refused.answer()));
            case Fault.DroppedBefore before -> Optional.empty();
            case Fault.DroppedAfter after -> {
                regular(request);
                yield Optional.empty();
            }
            case Fault.Rewritten rewritten -> Optional.of(rewritten.change().apply(regular(request)));
        };
    }

    private Answer regular(Request request) throws InterruptedException {
        try {
            requireMethod(request);
            Handler handler = handlers.get(request.route());
            if (handler == null) {
                throw new ProblemException(ProblemType.SERVER_INTERNAL, "nothing serves " + request.route());
            }
            return decorated(request, store.exclusively(() -> answer(handler, request)));
        } catch (ProblemException e) {
            return decorated(request, e.answer());
        }
    }

    /** A defect of this CA becomes a problem document, so that the client under test tells of it. */
    private static Answer answer(Handler handler, Request request) throws InterruptedException {
        try {
            return handler.handle(request);
        } catch (ProblemException e) {
            return e.answer();
        } catch (RuntimeException e) {
            return Answers.problem(Problem.of(ProblemType.SERVER_INTERNAL, e.toString()));
        }
    }

    /** RFC 8555 section 6.3: all but a few resources are read by POST-as-GET. */
    private static void requireMethod(Request request) throws ProblemException {
        boolean fits = switch (request.method()) {
            case "POST" -> !READABLE.contains(request.route());
            case "GET", "HEAD" -> READABLE.contains(request.route());
            default -> false;
        };
        if (!fits) {
            throw new ProblemException(
                    ProblemType.MALFORMED,
                    METHOD_NOT_ALLOWED,
                    request.method() + " is not allowed for " + request.route().segment());
        }
    }

    private Answer decorated(Request request, Answer answer) {
        Answer full = answer.with("Cache-Control", "no-store");
        if (request.method().equals("POST") || request.route() == Route.NEW_NONCE) {
            full = full.with("Replay-Nonce", nonces.issue());
        }
        return request.route() == Route.DIRECTORY
                ? full
                : full.with("Link", "<" + request.urls().of(Route.DIRECTORY) + ">;rel=\"index\"");
    }
}
