package dev.perennial.dns.recipe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What comes before the first request, and after the last.
 *
 * @param login what these take is known to all other requests
 * @param logout what ends it; absent if it ends by itself
 * @param lasts after which it is made anew
 */
public record Session(List<Call> login, Optional<Call> logout, Duration lasts) {
    public Session {
        login = List.copyOf(login);
    }
}
