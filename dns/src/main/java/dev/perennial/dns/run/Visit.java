package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.Listing;
import dev.perennial.dns.recipe.Pointer;
import dev.perennial.dns.recipe.Template;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls to a provider by somebody whom it knows. */
record Visit(Line line, Variables known, Visits visits) implements AutoCloseable {
    private static final int MOST_PAGES = 1_000;
    private static final int MOST_THINGS = 200_000;

    @Override
    public void close() {
        visits.leave();
    }

    /** The answer to a call, whatever it is. */
    Answer ask(Call call, Map<String, JsonElement> about) throws SolverException, InterruptedException {
        return ask(call, known.with(about), Optional.empty());
    }

    /**
     * The same; logs in once more if the session has ended before its time.
     *
     * @param address instead of the call's own
     */
    Answer ask(Call call, Variables scope, Optional<String> address) throws SolverException, InterruptedException {
        Optional<Visits.Open> session = visits.session();
        Answer answer = line.ask(call, within(session, scope), address);
        boolean again = session.isPresent() && call.signed() && line.isUnknown(answer) && visits.renew(session.get());
        return again ? line.ask(call, within(visits.session(), scope), address) : answer;
    }

    private static Variables within(Optional<Visits.Open> session, Variables scope) {
        return session.isPresent() ? scope.with(session.get().taken()) : scope;
    }

    /** That the answer to a call is a success, and what it began is done. */
    void finish(Call call, Map<String, JsonElement> about, Answer answer) throws SolverException, InterruptedException {
        line.finish(call, within(visits.session(), known.with(about)), answer);
    }

    Answer call(Call call, Map<String, JsonElement> about) throws SolverException, InterruptedException {
        Answer answer = ask(call, about);
        finish(call, about, answer);
        return answer;
    }

    /** A thing of a list, and the page it stood on. */
    record Found(JsonElement thing, Answer page) {
        Map<String, JsonElement> take(Listing listing) {
            return page.take(listing.take(), thing);
        }
    }

    /** All things that the listing means, of all pages. */
    List<Found> list(Listing listing, Map<String, JsonElement> about) throws SolverException, InterruptedException {
        List<Found> all = new ArrayList<>();
        Variables scope = known.with(about);
        for (Found each : pages(listing, scope)) {
            if (meant(listing, each.thing(), scope)) {
                all.add(each);
            }
        }
        return all;
    }

    /** All things there are, also those that the listing does not mean. */
    List<Found> pages(Listing listing, Variables scope) throws SolverException, InterruptedException {
        Turn turn = Turn.first(listing.paging());
        return rest(listing, scope, ask(listing.call(), turn.scope(scope), Optional.empty()));
    }

    /** The same where what is missed would be lost: there must be a list, if an empty one. */
    List<Found> wholly(Listing listing, Variables scope) throws SolverException, InterruptedException {
        Answer first = ask(listing.call(), Turn.first(listing.paging()).scope(scope), Optional.empty());
        line.demand(listing.call(), first);
        boolean there = listing.each().in(first.tree()).isPresent() // XML has no empty lists
                || listing.each().parent().flatMap(at -> at.in(first.tree())).isPresent();
        if (!there) {
            throw line.strange(listing.call(), "has no list of records, and nothing was changed", first);
        }
        return rest(listing, scope, first);
    }

    /** The same where the first page has been asked for. */
    List<Found> rest(Listing listing, Variables scope, Answer first) throws SolverException, InterruptedException {
        List<Found> all = new ArrayList<>();
        Set<Turn> seen = new HashSet<>();
        Turn turn = Turn.first(listing.paging());
        Answer answer = first;
        while (true) {
            line.demand(listing.call(), answer);
            if (answer.is(listing.call().ignore())) {
                return all;
            }
            Answer page = answer;
            List<JsonElement> things = page.list(listing.each());
            for (JsonElement thing : things) {
                all.add(listing.detail().isEmpty() ? new Found(thing, page) : detail(listing, scope, thing));
            }
            Optional<Turn> next = turn.next(listing.paging(), page, things.size());
            if (next.isEmpty() || !seen.add(next.get())) {
                return all; // one that was there before would go on for ever
            }
            if (seen.size() == MOST_PAGES || all.size() > MOST_THINGS) {
                throw line.strange(listing.call(), "is a list without end", answer);
            }
            turn = next.get();
            answer = ask(listing.call(), turn.scope(scope), turn.address());
        }
    }

    private Found detail(Listing listing, Variables scope, JsonElement thing)
            throws SolverException, InterruptedException {
        Call call = listing.detail().getFirst();
        Answer answer = ask(call, scope.with("item", thing), Optional.empty());
        line.demand(call, answer);
        return new Found(answer.tree(), answer);
    }

    boolean meant(Listing listing, JsonElement thing, Variables scope) {
        for (Map.Entry<Pointer, Template> each : listing.where().entrySet()) {
            Optional<String> wanted = each.getValue().text(scope);
            String found = each.getKey()
                    .in(thing)
                    .map(one -> one.isJsonPrimitive() ? one.getAsString() : one.toString())
                    .orElse("");
            if (wanted.isPresent() && !Texts.same(wanted.get(), found)) {
                return false;
            }
        }
        return true;
    }

    /** What calls about a record may use. */
    static Map<String, JsonElement> about(ZoneAt zone, TxtRecord record) {
        Map<String, JsonElement> all = new HashMap<>(about(zone));
        String relative = record.name().equals(zone.name())
                ? ""
                : record.name()
                        .substring(0, record.name().length() - zone.name().length() - 1);
        put(all, "fqdn", record.name());
        put(all, "fqdn_dot", record.name() + '.');
        put(all, "name", relative);
        put(all, "host", relative.isEmpty() ? "@" : relative);
        put(all, "value", record.value());
        put(all, "quoted", record.quoted());
        return all;
    }

    /** What calls about a zone may use. */
    static Map<String, JsonElement> about(ZoneAt zone) {
        Map<String, JsonElement> all = candidate(zone.name());
        all.putAll(zone.taken());
        return all;
    }

    /** The same of one that may not be there. */
    static Map<String, JsonElement> candidate(String zone) {
        Map<String, JsonElement> all = new HashMap<>();
        int dot = zone.indexOf('.');
        put(all, "zone", zone);
        put(all, "zone_dot", zone + '.');
        put(all, "sld", dot < 0 ? zone : zone.substring(0, dot));
        put(all, "tld", dot < 0 ? "" : zone.substring(dot + 1));
        return all;
    }

    private static void put(Map<String, JsonElement> all, String name, String value) {
        all.put(name, new JsonPrimitive(value));
    }
}
