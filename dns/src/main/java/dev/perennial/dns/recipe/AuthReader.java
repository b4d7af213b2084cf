package dev.perennial.dns.recipe;

import dev.perennial.dns.auth.AuthSchemes;
import dev.perennial.dns.auth.SchemeParameter;
import dev.perennial.dns.recipe.Auth.Scheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads how a recipe shows who asks. */
final class AuthReader {
    private final Calls calls;

    AuthReader(Calls calls) {
        this.calls = calls;
    }

    List<Auth> read(Facts recipe, List<Field> fields) throws RecipeException {
        List<Auth> all = new ArrayList<>();
        Optional<Node> node = recipe.node("auth");
        for (Node each : node.isPresent() ? Facts.nodes(node.get()) : List.<Node>of()) {
            Facts facts = Facts.of(each, recipe.file(), "auth");
            List<String> with = facts.texts("with");
            for (String field : with) {
                if (fields.stream().noneMatch(one -> one.name().equals(field))) {
                    throw facts.place("with").wrong("there is no field '" + field + "'");
                }
            }
            all.add(new Auth(
                    with,
                    calls.templates(facts, "headers"),
                    calls.templates(facts, "query"),
                    json(facts),
                    calls.templates(facts, "form"),
                    scheme(facts, fields)));
            facts.done();
        }
        return all;
    }

    private static Set<String> known(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.toSet());
    }

    private Map<String, JsonTemplate> json(Facts facts) throws RecipeException {
        Map<String, JsonTemplate> members = new LinkedHashMap<>();
        Optional<Node> node = facts.node("json");
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            for (NodeTuple each : mapping.getValue()) {
                JsonTemplate member = calls.json(each.getValueNode(), facts.file());
                calls.use(member, Facts.place(each.getKeyNode(), facts.file()));
                members.put(facts.text(each.getKeyNode(), "key"), member);
            }
        } else if (node.isPresent()) {
            throw facts.place("json").wrong("'json' must be a mapping");
        }
        return members;
    }

    private Optional<Scheme> scheme(Facts facts, List<Field> fields) throws RecipeException {
        Optional<Facts> scheme = facts.maybeChild("scheme");
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        String name = scheme.get().text("name");
        List<SchemeParameter> known = AuthSchemes.all().get(name);
        if (known == null) {
            throw scheme.get()
                    .place("name")
                    .wrong("there is no scheme '" + name + "'; there are "
                            + String.join(", ", AuthSchemes.all().keySet()));
        }
        Map<String, Template> parameters = new LinkedHashMap<>();
        for (SchemeParameter each : known) {
            if (scheme.get().has(each.name())) {
                Template value = calls.template(scheme.get(), each.name());
                Names.only(
                        known(fields), value.names(), "a scheme", scheme.get().place(each.name()));
                parameters.put(each.name(), value);
            } else if (each.required()) {
                throw scheme.get()
                        .place()
                        .wrong("the scheme " + name + " needs '" + each.name() + "': " + each.sentence());
            }
        }
        scheme.get().done();
        return Optional.of(new Scheme(name, parameters));
    }
}
