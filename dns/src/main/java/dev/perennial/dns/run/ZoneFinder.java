package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import dev.perennial.dns.Question;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.TemplateException;
import dev.perennial.dns.recipe.ZoneSearch;
import dev.perennial.engine.Once;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the zone of a name at a provider, and remembers it. Any number of threads. */
final class ZoneFinder {
    /** What came of a look at one candidate. */
    private record Look(Optional<ZoneAt> zone, String words, Optional<SolverException> failure) {}

    private record ListLook(List<ZoneAt> zones, Optional<SolverException> failure) {}

    private final Recipe recipe;
    private final Visits visits;
    private final RecipeProvider.Apex apex;
    private final List<ZoneAt> given;
    private final Once<String, Look> walked = new Once<>(this::walk);
    private final Once<String, ListLook> listed = new Once<>(key -> list());

    /** @param given by the user; if there are any, no other is looked for */
    ZoneFinder(Recipe recipe, Visits visits, RecipeProvider.Apex apex, List<ZoneAt> given) {
        this.recipe = recipe;
        this.given = List.copyOf(given);
        this.visits = visits;
        this.apex = apex;
    }

    /** Asks the DNS and the provider, unless it is known. */
    ZoneAt of(String name) throws SolverException, InterruptedException {
        Optional<String> says = apex.of(name).filter(zone -> Question.within(name, zone));
        if (!given.isEmpty()) {
            return best(name, says, given)
                    .orElseThrow(() -> new SolverException("No zone of " + name + " is among those that are given for "
                            + recipe.title() + ": "
                            + String.join(", ", given.stream().map(ZoneAt::name).toList())
                            + ". Add it to the credentials."));
        }
        return switch (recipe.zone()) {
            case ZoneSearch.ByDns() ->
                new ZoneAt(
                        says.orElseThrow(() -> new SolverException("The DNS does not say which zone " + name
                                + " is in, and " + recipe.title() + " cannot be asked for it.")),
                        Map.of());
            case ZoneSearch.Walk walk -> walk(name, says);
            case ZoneSearch.All all -> listed(name, says);
        };
    }

    private ZoneAt walk(String name, Optional<String> says) throws SolverException, InterruptedException {
        String words = "";
        for (String candidate : candidates(name, says)) {
            Look look = walked.get(candidate);
            if (look.zone().isPresent()) {
                return look.zone().get();
            }
            walked.forget(candidate); // it may be there for the next certificate
            if (look.failure().isPresent()) {
                throw look.failure().get();
            }
            words = words.isEmpty() ? look.words() : words;
        }
        throw none(name, words);
    }

    /**
     * What the DNS says first, for it knows of zones below zones; then by length. Not so a top-level domain, which the DNS says
     * of domains that are not there yet: a provider's search might find somebody's zone by it.
     */
    static Set<String> candidates(String name, Optional<String> says) {
        Set<String> all = new LinkedHashSet<>();
        says.filter(zone -> zone.indexOf('.') > 0).ifPresent(all::add);
        for (String at = name; at.indexOf('.') > 0; at = Question.parent(at)) {
            if (!at.startsWith("_")) {
                all.add(at);
            }
        }
        says.ifPresent(all::add);
        return all;
    }

    private Look walk(String candidate) throws InterruptedException {
        ZoneSearch.Walk walk = (ZoneSearch.Walk) recipe.zone();
        try (Visit visit = visits.enter()) {
            Map<String, JsonElement> about = Visit.candidate(candidate);
            Answer answer = visit.ask(walk.call(), about);
            if (!answer.is(walk.call().ok())) {
                return answer.is(walk.no()) && !answer.is(recipe.denied())
                        ? new Look(Optional.empty(), visit.line().words(answer), Optional.empty())
                        : new Look(
                                Optional.empty(), "", Optional.of(visit.line().refusal(walk.call(), answer)));
            }
            Map<String, JsonElement> taken = answer.take(walk.take());
            return taken.keySet().containsAll(walk.take().keySet())
                    ? new Look(Optional.of(new ZoneAt(candidate, taken)), "", Optional.empty())
                    : new Look(Optional.empty(), "", Optional.empty());
        } catch (SolverException e) {
            return new Look(Optional.empty(), "", Optional.of(e));
        }
    }

    private ZoneAt listed(String name, Optional<String> says) throws SolverException, InterruptedException {
        ListLook look = listed.get("");
        if (look.failure().isPresent()) {
            listed.forget("");
            throw look.failure().get();
        }
        Optional<ZoneAt> best = best(name, says, look.zones());
        if (best.isEmpty()) {
            listed.forget("");
            throw none(name, "");
        }
        return best.get();
    }

    private static Optional<ZoneAt> best(String name, Optional<String> says, List<ZoneAt> zones) {
        Optional<ZoneAt> best = Optional.empty();
        for (ZoneAt zone : zones) {
            if (says.isPresent() && says.get().equals(zone.name())) {
                return Optional.of(zone); // a longer one is not delegated
            }
            boolean longer =
                    best.isEmpty() || zone.name().length() > best.get().name().length();
            if (longer && Question.within(name, zone.name())) {
                best = Optional.of(zone);
            }
        }
        return best;
    }

    private ListLook list() throws InterruptedException {
        ZoneSearch.All all = (ZoneSearch.All) recipe.zone();
        List<ZoneAt> zones = new ArrayList<>();
        try (Visit visit = visits.enter()) {
            for (Visit.Found each : visit.list(all.listing(), Map.of())) {
                String name = Texts.name(Answer.scalar(all.name(), each.thing()).orElse(""));
                if (!name.isEmpty()) { // the root holds every name, and nobody's records
                    zones.add(new ZoneAt(name, each.take(all.listing())));
                }
            }
            return new ListLook(zones, Optional.empty());
        } catch (SolverException e) {
            return new ListLook(List.of(), Optional.of(e));
        } catch (TemplateException e) {
            return new ListLook(
                    List.of(),
                    Optional.of(new SolverException(
                            recipe.title() + " did not say what is needed for its zones: " + e.getMessage() + '.', e)));
        }
    }

    private SolverException none(String name, String words) {
        return new SolverException("No zone of " + name + " is among those that these credentials show at "
                + recipe.title() + (words.isEmpty() ? "" : " (" + words + ')')
                + ". Check that the domain is in this account, and that the credentials are allowed: "
                + recipe.permissions());
    }
}
