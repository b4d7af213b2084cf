package dev.perennial.dns.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads how zones are found and records changed. */
final class Models {
    private static final List<String> MODELS = List.of("records", "values", "sets", "whole", "slot");
    /** What most say of a zone that they do not have, or not for these credentials. */
    private static final Match NO_ZONE = new Match(
            List.of(new Match.StatusRange(400, 400), new Match.StatusRange(403, 404), new Match.StatusRange(422, 422)),
            Map.of(),
            List.of());

    private final Calls calls;

    Models(Calls calls) {
        this.calls = calls;
    }

    ZoneSearch zone(Facts recipe) throws RecipeException {
        Node node = recipe.needed("zone");
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("dns")) {
            return new ZoneSearch.ByDns();
        }
        Facts facts = Facts.of(node, recipe.file(), "zone");
        ZoneSearch search;
        if (facts.has("walk")) {
            Facts walk = facts.child("walk");
            List<Match> no = calls.matches(walk, "no");
            Call call = calls.read(walk, "walk");
            search = new ZoneSearch.Walk(call, call.take(), no.isEmpty() ? List.of(NO_ZONE) : no);
            walk.done();
        } else if (facts.has("list")) {
            Facts list = facts.child("list");
            Pointer name = Pointer.of(list.text("zone"));
            search = new ZoneSearch.All(listing(list, "list"), name);
            list.done();
        } else {
            throw facts.place().wrong("zone needs 'walk' or 'list', or is just: zone: dns");
        }
        facts.done();
        return search;
    }

    /** Does not say that it is done with the mapping, which may have more. */
    private Listing listing(Facts facts, String what) throws RecipeException {
        Map<String, Source> take = calls.sources(facts, "take");
        Map<Pointer, Template> where = new LinkedHashMap<>();
        calls.templates(facts, "where").forEach((pointer, template) -> where.put(Pointer.of(pointer), template));
        Call call = calls.read(facts, what);
        List<Call> detail = calls.maybeChild(facts, "detail").map(List::of).orElse(List.of());
        return new Listing(
                call.bare(), Pointer.of(facts.maybeText("each").orElse("")), where, take, paging(facts), detail);
    }

    private static Paging paging(Facts facts) throws RecipeException {
        Optional<Facts> next = facts.maybeChild("next");
        if (next.isEmpty()) {
            return new Paging.Single();
        }
        Facts page = next.get();
        Paging paging;
        if (page.has("url")) {
            paging = new Paging.Url(Pointer.of(page.text("url")));
        } else if (page.has("cursor")) {
            paging = new Paging.Cursor(Pointer.of(page.text("cursor")));
        } else if (page.has("link")) {
            page.flag("link");
            paging = new Paging.Link();
        } else if (page.has("size")) {
            paging = new Paging.Numbered(
                    page.number("first", 0, 1).orElse(1),
                    page.number("size", 1, 100_000).orElseThrow());
        } else {
            throw page.place().wrong("next needs 'url', 'cursor', 'link' or 'size'");
        }
        page.done();
        return paging;
    }

    Model model(Facts recipe) throws RecipeException {
        List<String> given = MODELS.stream().filter(recipe::has).toList();
        if (given.size() != 1) {
            throw recipe.place().wrong("the recipe needs one of " + String.join(", ", MODELS));
        }
        Facts facts = recipe.child(given.getFirst());
        Model model = switch (given.getFirst()) {
            case "records" -> records(facts);
            case "values" ->
                new Model.Values(calls.change(facts, "add"), calls.change(facts, "remove"), facts.flag("batch"));
            case "sets" -> sets(facts);
            case "whole" -> whole(facts);
            default -> new Model.Slot(calls.change(facts, "set"), calls.maybeChange(facts, "clear"));
        };
        facts.done();
        return model;
    }

    private Model records(Facts facts) throws RecipeException {
        Facts find = facts.child("find");
        Pointer value = Pointer.of(find.text("value"));
        Listing listing = listing(find, "find");
        find.done();
        return new Model.Records(
                calls.change(facts, "add"), listing, value, calls.change(facts, "remove"), facts.flag("alone"));
    }

    private Model sets(Facts facts) throws RecipeException {
        Facts read = facts.child("read");
        Optional<String> values = read.maybeText("values");
        Optional<String> value = read.maybeText("value");
        List<Match> absent = calls.matches(read, "absent");
        List<Match> blind = calls.matches(read, "blind");
        Listing listing = listing(read, "read");
        read.done();
        List<Match> none = absent.isEmpty()
                ? List.of(new Match(List.of(new Match.StatusRange(404, 404)), Map.of(), List.of()))
                : absent;
        return new Model.Sets(
                listing,
                Pointer.of(values.orElse("")),
                value.map(Pointer::of),
                none,
                blind,
                calls.matches(facts, "conflict"),
                calls.change(facts, "write"),
                calls.maybeChange(facts, "create"),
                calls.maybeChange(facts, "clear"));
    }

    private Model whole(Facts facts) throws RecipeException {
        Facts read = facts.child("read");
        Pointer value = Pointer.of(read.text("value"));
        Listing listing = listing(read, "read");
        read.done();
        JsonTemplate fresh = calls.json(facts.needed("record"), facts.file());
        calls.use(fresh, facts.place("record"));
        return new Model.Whole(listing, value, fresh, calls.change(facts, "write"));
    }
}
