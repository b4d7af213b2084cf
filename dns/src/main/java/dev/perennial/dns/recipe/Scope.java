package dev.perennial.dns.recipe;

import com.google.gson.JsonElement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the words of a template stand for while one request is written. */
public interface Scope {
    /** Absent if nothing is known by that name. */
    Optional<JsonElement> value(String name);

    /** The same for all of a request, so that a date and its signature agree. */
    Instant now();

    /** Another one each time. */
    UUID uuid();
}
