package dev.perennial.acme;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CA answered with an error. Temporary ones were retried already as far as the deadline allowed. */
public final class AcmeProblemException extends AcmeException {
    private final Problem problem;
    private final @Nullable Duration retryAfter;

    /**
     * @param retryAfter as the CA gave it, counted from now
     * @param retryAt the same as an instant of this client's clock
     */
    public AcmeProblemException(
            String method, URI url, Problem problem, @Nullable Duration retryAfter, @Nullable Instant retryAt) {
        super(message(method, url, problem, retryAt), null, retryAt);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    private static String message(String method, URI url, Problem problem, @Nullable Instant retryAt) {
        String said = problem.summary();
        String status = "HTTP " + problem.status();
        String text = "The CA refused " + method + " " + url + " with "
                + (said.startsWith(status) ? said : status + ", " + said);
        return retryAt == null ? text : text + " (not before " + retryAt.truncatedTo(ChronoUnit.SECONDS) + ")";
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public boolean rateLimited() {
        return problem.is("rateLimited") || problem.status() == 429;
    }

    /**
     * Let's Encrypt pauses names that failed for months: it looks like a rate limit but has no Retry-After, and ends only
     * when a person opens the URL in the detail. Retrying is useless.
     */
    public boolean paused() {
        return problem.is("rateLimited") && problem.status() == 429 && retryAfter == null;
    }
}
