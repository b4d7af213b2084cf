package dev.perennial.dns.recipe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the records of a DNS provider's customers are changed by its HTTP API: facts, no code. What each part means to its
 * author: docs/dns-recipes.md.
 *
 * @param id as users select it, without {@code dns-}
 * @param title the provider's own name
 * @param docs where its API is described
 * @param permissions what the credentials must be allowed to do, and no more: a sentence or two
 * @param note what else a user should know; empty if nothing
 * @param base absolute; what a call's address is relative to
 * @param hosts others that calls may go to
 * @param auth the ways to show who asks: the first whose fields are all there is taken
 * @param given what the user may say of zones, so that they need not be looked for; absent if nothing
 * @param unsupported fields of Certbot's plugin that mean nothing here, each with what to do instead
 * @param ttl of records, in seconds, unless the user has another one
 * @param error pointers to the provider's own words in an answer that is no success, the best first
 * @param denied answers that say that the credentials are no good or not allowed, besides 401 and 403
 * @param busy answers that ask to come again, besides 429 and 503
 * @param pauses pointers to how many seconds the provider wants before the next request, in whatever it answers
 * @param commit what makes changes of a zone take effect; empty if they do by themselves
 * @param patience how long the provider's servers may take until all have a change
 */
public record Recipe(
        String id,
        String title,
        String docs,
        String permissions,
        String note,
        Template base,
        List<Template> hosts,
        List<Field> fields,
        Map<String, String> unsupported,
        List<Auth> auth,
        Optional<Session> session,
        Optional<GivenZones> given,
        ZoneSearch zone,
        Model model,
        Optional<Call> commit,
        Limits limits,
        int ttl,
        Format format,
        List<Pointer> error,
        List<Match> denied,
        List<Match> busy,
        List<Pointer> pauses,
        Duration patience) {
    public Recipe {
        hosts = List.copyOf(hosts);
        fields = List.copyOf(fields);
        unsupported = Map.copyOf(unsupported);
        auth = List.copyOf(auth);
        error = List.copyOf(error);
        denied = List.copyOf(denied);
        busy = List.copyOf(busy);
        pauses = List.copyOf(pauses);
    }

    /** What answers are written in. XML is read as a tree, so that pointers mean the same in both. */
    public enum Format {
        JSON,
        XML,
        TEXT
    }

    /**
     * How much the provider takes.
     *
     * @param perSecond requests; 0 for no limit
     * @param concurrent requests at a time
     */
    public record Limits(double perSecond, int concurrent) {}
}
