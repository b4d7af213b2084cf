package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import dev.perennial.engine.FailureClass;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A machine as the CA sees it: what it asks, and how much of it at the same time. */
final class Host {
    /** What {@code --jobs} is if nobody says anything. */
    static final int JOBS = 8;

    /** So many requests a second Let's Encrypt takes from one address; it says 503 to more. */
    private static final int REQUESTS = 250;

    /** Of which so many for nonces. */
    private static final int NONCES = 20;

    /** A nonce that was kept for longer is not used. */
    private static final long NONCE_LASTS = Time.MINUTE;

    private final VirtualCa ca;
    private final VirtualClock clock;
    private final RandomGenerator random;
    private final Conversation conversation;
    private final Rush requests = new Rush();
    private final Rush newNonces = new Rush();
    private final Deque<Long> nonces = new ArrayDeque<>();
    private boolean windowsKnown;
    private boolean directory;
    private long asked;
    private long longestAsking;
    private int atWork;
    private int mostAtWork;
    private long issuances;
    private long spent;
    private long longest;

    Host(VirtualCa ca, VirtualClock clock, RandomGenerator random) {
        this.ca = ca;
        this.clock = clock;
        this.random = random;
        this.conversation = new Conversation(this::request, random);
    }

    VirtualCa ca() {
        return ca;
    }

    VirtualClock clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    /** A new client, which knows neither where things are nor a nonce: one for each batch. */
    void connect() {
        directory = false;
        nonces.clear();
        asked = 0;
    }

    /** How long one batch has asked, the most. */
    Duration longestAsking() {
        return Duration.ofMillis(longestAsking);
    }

    /** From now on it takes no time to ask when to renew: for scenarios in which that does not change. */
    void knowWindows() {
        windowsKnown = true;
    }

    /** Asks when to renew. Blocks until that is answered. */
    void poll() throws InterruptedException {
        if (windowsKnown) {
            return;
        }
        long start = clock.millis();
        clock.sleepUntil(request(Step.RENEWAL_INFO, introduced(start)));
        asked += clock.millis() - start;
        longestAsking = Math.max(longestAsking, asked);
    }

    /** A whole issuance, of which only the end is waited for. Absent if the CA issues, else why it does not. */
    Optional<FailureClass> order(VirtualLineage lineage) throws InterruptedException {
        mostAtWork = Math.max(mostAtWork, ++atWork);
        long start = clock.millis();
        long now = withNonce(introduced(start));
        Optional<FailureClass> failure = ca.order(lineage, now);
        if (failure.isEmpty()) {
            now = conversation.issued(now);
            issuances++;
            spent += now - start;
            longest = Math.max(longest, now - start);
        } else {
            now = failure.get() == FailureClass.UNREACHABLE
                    ? conversation.unheard(Step.DIRECTORY, now)
                    : conversation.refused(now);
        }
        clock.sleepUntil(now);
        nonces.add(now);
        atWork--;
        return failure;
    }

    private long introduced(long at) {
        if (directory) {
            return at;
        }
        directory = true;
        return request(Step.DIRECTORY, at);
    }

    /** Each answer brings a nonce for the next request; only the first may need one of its own. */
    private long withNonce(long at) {
        Long latest = nonces.pollLast();
        return latest != null && at - latest <= NONCE_LASTS ? at : request(Step.NEW_NONCE, at);
    }

    private long request(Step step, long at) {
        ca.request(at);
        requests.add(at);
        if (step == Step.NEW_NONCE) {
            newNonces.add(at);
        }
        return at + step.takes(random);
    }

    /** What the CA is to be spared. */
    List<Finding> burden(String prefix) {
        return List.of(
                atMost(prefix + "issuances at the same time, the most", mostAtWork, JOBS),
                atMost(prefix + "requests in one second, the most", requests.most(), REQUESTS),
                atMost(prefix + "of them for nonces", newNonces.most(), NONCES),
                Finding.told(
                        prefix + "seconds that an issuance takes, mean and most",
                        Finding.text((double) spent / Math.max(1, issuances) / Time.SECOND) + ", "
                                + Finding.text((double) longest / Time.SECOND)));
    }
}
