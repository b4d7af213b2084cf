package dev.perennial.testkit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All requests that the CA's API has answered, in the order of the answers. Thread-safe. */
public final class RequestLog {
    private final Queue<LoggedRequest> requests = new ConcurrentLinkedQueue<>();

    RequestLog() {}

    void add(LoggedRequest request) {
        requests.add(request);
    }

    public List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    public List<LoggedRequest> on(Route route) {
        return requests.stream()
                .filter(request -> request.route().filter(route::equals).isPresent())
                .toList();
    }

    public int count(Route route) {
        return on(route).size();
    }

    /** How many were signed: what is sent by POST is, and nothing else (RFC 8555 section 6.2). */
    public int signed() {
        return Math.toIntExact(requests.stream()
                .filter(request -> request.method().equals("POST"))
                .count());
    }

    /** Those that ended with this problem, by its short name. */
    public List<LoggedRequest> withProblem(String type) {
        return requests.stream()
                .filter(request -> request.problem().filter(type::equals).isPresent())
                .toList();
    }

    public void clear() {
        requests.clear();
    }
}
