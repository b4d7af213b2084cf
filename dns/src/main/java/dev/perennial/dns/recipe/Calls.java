package dev.perennial.dns.recipe;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.recipe.Call.Poll;
import dev.perennial.dns.recipe.Match.StatusRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the requests of a recipe. */
final class Calls {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final int HOUR = 3_600;

    private final Names names;

    Calls(Names names) {
        this.names = names;
    }

    /** @param what it is for, for messages */
    Call read(Node node, String file, String what) throws RecipeException {
        Facts facts = Facts.of(node, file, what);
        Call call = read(facts, what);
        facts.done();
        return call;
    }

    Call child(Facts parent, String key) throws RecipeException {
        return read(parent.needed(key), parent.file(), key);
    }

    /** One that changes something, even if it is a GET. */
    Call change(Facts parent, String key) throws RecipeException {
        return child(parent, key).change();
    }

    Optional<Call> maybeChange(Facts parent, String key) throws RecipeException {
        return maybeChild(parent, key).map(Call::change);
    }

    Optional<Call> maybeChild(Facts parent, String key) throws RecipeException {
        return parent.has(key) ? Optional.of(child(parent, key)) : Optional.empty();
    }

    /** Of a mapping that has more to say. */
    Call read(Facts facts, String what) throws RecipeException {
        List<String> methods = METHODS.stream().filter(facts::has).toList();
        if (methods.size() != 1) {
            throw facts.place().wrong(what + " needs one of get, post, put, patch, delete with an address");
        }
        String method = methods.getFirst();
        Optional<Node> ok = facts.node("ok");
        return new Call(
                method.toUpperCase(Locale.ROOT),
                template(facts, method),
                templates(facts, "query"),
                templates(facts, "headers"),
                body(facts),
                ok.isPresent() ? match(ok.get(), facts.file()) : Match.SUCCESS,
                matches(facts, "ignore"),
                sources(facts, "take"),
                false,
                !facts.flag("unsigned"),
                facts.has("poll") ? List.of(poll(facts.child("poll"))) : List.of());
    }

    private Poll poll(Facts facts) throws RecipeException {
        Call call = read(facts, "poll");
        Poll poll = new Poll(
                call,
                match(facts.needed("until"), facts.file()),
                matches(facts, "failed"),
                facts.number("every", 1, HOUR).orElse(2),
                facts.number("limit", 1, HOUR).orElse(HOUR / 6));
        facts.done();
        return poll;
    }

    private Body body(Facts facts) throws RecipeException {
        Optional<Node> json = facts.node("json");
        Optional<Node> form = facts.node("form");
        Optional<String> xml = facts.maybeText("xml");
        int bodies = (json.isPresent() ? 1 : 0) + (form.isPresent() ? 1 : 0) + (xml.isPresent() ? 1 : 0);
        if (bodies > 1) {
            throw facts.place().wrong("a request has one of json, form, xml");
        }
        if (json.isPresent()) {
            JsonTemplate template = json(json.get(), facts.file());
            use(template, facts.place("json"));
            return new Body.Json(template);
        }
        if (form.isPresent()) {
            return form.get() instanceof ScalarNode
                    ? new Body.FormText(template(facts, "form"))
                    : new Body.Form(templates(facts, "form"));
        }
        return xml.isPresent() ? new Body.Xml(template(facts, "xml")) : new Body.None();
    }

    void use(JsonTemplate template, Place place) {
        Set<String> used = new LinkedHashSet<>();
        template.collect(used);
        names.use(used, place);
    }

    Template template(Facts facts, String key) throws RecipeException {
        return template(facts.text(key), facts.place(key));
    }

    Template template(String text, Place place) throws RecipeException {
        Template template = TemplateReader.read(text, place);
        names.use(template.names(), place);
        return template;
    }

    Map<String, Template> templates(Facts parent, String key) throws RecipeException {
        Map<String, Template> all = new LinkedHashMap<>();
        Optional<Facts> facts = parent.maybeChild(key);
        if (facts.isPresent()) {
            for (String name : facts.get().keys()) {
                all.put(name, template(facts.get(), name));
            }
        }
        return all;
    }

    Map<String, Source> sources(Facts parent, String key) throws RecipeException {
        Map<String, Source> all = new LinkedHashMap<>();
        Optional<Facts> facts = parent.maybeChild(key);
        if (facts.isPresent()) {
            for (String name : facts.get().keys()) {
                all.put(name, source(facts.get().text(name)));
                names.know(name);
            }
        }
        return all;
    }

    private static Source source(String text) {
        if (text.startsWith("page:")) {
            return new Source.Page(Pointer.of(text.substring("page:".length())));
        }
        if (text.startsWith("header:")) {
            return new Source.Header(text.substring("header:".length()));
        }
        return text.startsWith("cookie:")
                ? new Source.Cookie(text.substring("cookie:".length()))
                : new Source.Member(Pointer.of(text));
    }

    List<Match> matches(Facts parent, String key) throws RecipeException {
        List<Match> all = new ArrayList<>();
        Optional<Node> node = parent.node(key);
        if (node.isPresent() && numbers(node.get())) {
            return List.of(match(node.get(), parent.file()));
        }
        for (Node each : node.isPresent() ? Facts.nodes(node.get()) : List.<Node>of()) {
            all.add(match(each, parent.file()));
        }
        return all;
    }

    private static boolean numbers(Node node) {
        return node instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance);
    }

    /** A status or several are enough of a match. */
    Match match(Node node, String file) throws RecipeException {
        if (node instanceof ScalarNode || numbers(node)) {
            return new Match(ranges(Facts.nodes(node), file), Map.of(), List.of());
        }
        Facts facts = Facts.of(node, file, "a match");
        Map<Pointer, List<String>> members = new LinkedHashMap<>();
        Optional<Facts> json = facts.maybeChild("json");
        if (json.isPresent()) {
            for (String pointer : json.get().keys()) {
                members.put(Pointer.of(pointer), json.get().texts(pointer));
            }
        }
        Optional<Node> status = facts.node("status");
        Match match = new Match(
                status.isPresent() ? ranges(Facts.nodes(status.get()), file) : List.of(), members, facts.texts("text"));
        facts.done();
        return match;
    }

    private static List<StatusRange> ranges(List<Node> nodes, String file) throws RecipeException {
        List<StatusRange> all = new ArrayList<>();
        for (Node each : nodes) {
            String text = each instanceof ScalarNode scalar ? scalar.getValue() : "";
            boolean three = text.length() == 3 && text.charAt(0) >= '1' && text.charAt(0) <= '5';
            if (three && text.endsWith("xx")) {
                int hundreds = (text.charAt(0) - '0') * 100;
                all.add(new StatusRange(hundreds, hundreds + 99));
            } else if (three && Character.isDigit(text.charAt(1)) && Character.isDigit(text.charAt(2))) {
                int status = Integer.parseInt(text);
                all.add(new StatusRange(status, status));
            } else {
                throw Facts.place(each, file).wrong("a status was expected, such as 200 or 2xx, not '" + text + "'");
            }
        }
        return all;
    }

    JsonTemplate json(Node node, String file) throws RecipeException {
        if (node instanceof MappingNode mapping) {
            return object(mapping, file);
        }
        if (node instanceof SequenceNode sequence) {
            List<JsonTemplate> elements = new ArrayList<>();
            for (Node each : sequence.getValue()) {
                elements.add(json(each, file));
            }
            return new JsonTemplate.Elements(elements);
        }
        ScalarNode scalar = (ScalarNode) node;
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.STR)) {
            return new JsonTemplate.Text(TemplateReader.read(text, Facts.place(node, file)));
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            return new JsonTemplate.Constant(JsonNull.INSTANCE);
        }
        return new JsonTemplate.Constant(
                scalar.getTag().equals(Tag.BOOL)
                        ? new JsonPrimitive(Boolean.parseBoolean(text))
                        : new JsonPrimitive(number(text, Facts.place(node, file))));
    }

    private static BigDecimal number(String text, Place place) throws RecipeException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw place.wrong("JSON has no such number as " + text);
        }
    }

    private JsonTemplate object(MappingNode mapping, String file) throws RecipeException {
        Facts facts = Facts.of(mapping, file, "json");
        if (facts.keys().equals(Set.of("for", "do"))) {
            return new JsonTemplate.ForEach(facts.text("for"), json(facts.needed("do"), file));
        }
        Map<Template, JsonTemplate> members = new LinkedHashMap<>();
        for (NodeTuple each : mapping.getValue()) {
            String key = facts.text(each.getKeyNode(), "key");
            members.put(
                    TemplateReader.read(key, Facts.place(each.getKeyNode(), file)), json(each.getValueNode(), file));
        }
        return new JsonTemplate.Members(members);
    }
}
