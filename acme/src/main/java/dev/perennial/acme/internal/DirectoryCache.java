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
 * The CA's directory, fetched when first needed and kept for minutes. Threads that need it at the same time share one fetch, and
 * its failure: each trying in turn, many would wait for long. The lock is held while fetching; waiting for it can be
 * interrupted and ends with the deadline.
 */
public final class DirectoryCache {
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private record Cached(Directory directory, Instant since) {}

    /** @param patience of who tried, who may have given up early */
    private record Failed(AcmeException why, int attempt, Duration patience) {}

    private final URI url;
    private final PlainRequests requests;
    private final UrlRule urls;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Cached cached;
    private volatile @Nullable Failed failed;
    private volatile int attempts;

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
        int before = attempts;
        Duration patience = deadline.remaining();
        if (!fetching.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AcmeTimeoutException("No time is left to wait for the directory " + url, null);
        }
        try {
            known = fresh();
            return known == null ? fetch(before, patience, deadline) : known;
        } finally {
            fetching.unlock();
        }
    }

    private Directory fetch(int before, Duration patience, Deadline deadline)
            throws AcmeException, InterruptedException {
        Failed meanwhile = failed;
        if (meanwhile != null
                && meanwhile.attempt() > before
                && meanwhile.patience().multipliedBy(2).compareTo(patience) >= 0) {
            throw meanwhile.why();
        }
        int attempt = attempts + 1;
        try {
            Directory directory = DirectoryReader.read(requests.getFollowing(url, deadline), urls);
            cached = new Cached(directory, clock.instant());
            failed = null;
            return directory;
        } catch (AcmeException e) {
            failed = new Failed(e, attempt, patience);
            throw e;
        } finally {
            attempts = attempt;
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
