package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeTimeoutException;
import dev.perennial.acme.Directory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The CA's directory, fetched when first needed and kept for minutes. Threads that need it at the same time share one
 * fetch; if that fails, the next of them tries. The lock is held while fetching; waiting for it can be interrupted and
 * ends with the deadline.
 */
public final class DirectoryCache {
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private record Cached(Directory directory, Instant since) {}

    private final URI url;
    private final PlainRequests requests;
    private final UrlRule urls;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Cached cached;

    public DirectoryCache(URI url, PlainRequests requests, UrlRule urls, Clock clock) {
        this.url = url;
        this.requests = requests;
        this.urls = urls;
        this.clock = clock;
    }

    /** Uses the network if nothing fresh is at hand. */
    public Directory get(Deadline deadline) throws AcmeException, InterruptedException {
        Directory known = fresh();
        if (known != null) {
            return known;
        }
        if (!fetching.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AcmeTimeoutException("No time is left to wait for the directory " + url, null);
        }
        try {
            known = fresh();
            if (known == null) {
                known = DirectoryReader.read(requests.getFollowing(url, deadline), urls);
                cached = new Cached(known, clock.instant());
            }
            return known;
        } finally {
            fetching.unlock();
        }
    }

    /** The next caller fetches it anew: a resource was not where it said. */
    void forget() {
        cached = null;
    }

    private @Nullable Directory fresh() {
        Cached now = cached;
        if (now == null) {
            return null;
        }
        Duration age = Duration.between(now.since(), clock.instant());
        return age.isNegative() || age.compareTo(MAX_AGE) > 0 ? null : now.directory();
    }
}
