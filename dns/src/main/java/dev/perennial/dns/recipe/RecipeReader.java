package dev.perennial.dns.recipe;

import dev.perennial.dns.recipe.Recipe.Format;
import dev.perennial.dns.recipe.Recipe.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** Reads a recipe and checks all that can be checked without the provider. */
public final class RecipeReader {
    private static final int DAY = 86_400;
    private static final int HOUR = 3_600;
    private static final int USUAL_TTL = 120;
    private static final int USUAL_PATIENCE = 600;
    private static final int USUAL_SESSION = 1_800;
    private static final int USUAL_CONCURRENT = 4;
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 1_000;
    /** A recipe is a page or two. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final String file;
    private final Calls calls;
    private final Models models;
    private final Names names = new Names();

    private RecipeReader(String file) {
        this.file = file;
        this.calls = new Calls(names);
        this.models = new Models(calls);
    }

    /**
     * Uses no disk.
     *
     * @param id as users select it
     * @param file for messages
     * @param yaml of the recipe
     */
    public static Recipe read(String id, String file, String yaml) throws RecipeException {
        return new RecipeReader(file).recipe(id, compose(file, yaml));
    }

    private static Node compose(String file, String yaml) throws RecipeException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new JsonSchema())
                .setAllowDuplicateKeys(false)
                .build();
        if (yaml.length() > MOST_CHARACTERS) {
            throw new Place(file, 1).wrong("the file is longer than a recipe can be");
        }
        try {
            Bounds.check(file, new ParserImpl(settings, new StreamReader(settings, yaml)));
            return new Composer(settings, new ParserImpl(settings, new StreamReader(settings, yaml)))
                    .getSingleNode()
                    .orElseThrow(() -> new Place(file, 1).wrong("the file is empty, and should be a recipe"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new Place(file, line).wrong("this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new RecipeException(file, "this is not YAML: " + e.getMessage(), e);
        }
    }

    private Recipe recipe(String id, Node root) throws RecipeException {
        Facts facts = Facts.of(root, file, "the recipe");
        List<Field> fields = fields(facts);
        Set<String> known = new LinkedHashSet<>(List.of("ttl"));
        fields.forEach(each -> known.add(each.name()));
        Template base = calls.template(facts, "base");
        Names.only(known, base.names(), "'base'", facts.place("base"));
        List<Template> hosts = new ArrayList<>();
        for (String host : facts.texts("hosts")) {
            hosts.add(calls.template(host, facts.place("hosts")));
            Names.only(known, hosts.getLast().names(), "'hosts'", facts.place("hosts"));
        }
        List<Auth> auth = new AuthReader(calls).read(facts, fields);
        Optional<Session> session = session(facts);
        Optional<GivenZones> given = given(facts, fields);
        ZoneSearch zone = models.zone(facts);
        Model model = models.model(facts);
        Optional<Call> commit = calls.maybeChange(facts, "commit");
        Recipe recipe = new Recipe(
                id,
                facts.text("provider"),
                facts.text("docs"),
                facts.text("permissions").strip(),
                facts.maybeText("note").orElse("").strip(),
                base,
                hosts,
                fields,
                texts(facts, "unsupported"),
                auth,
                session,
                given,
                zone,
                model,
                commit,
                limits(facts),
                facts.number("ttl", 1, DAY).orElse(USUAL_TTL),
                format(facts),
                pointers(facts, "error"),
                calls.matches(facts, "denied"),
                calls.matches(facts, "busy"),
                pointers(facts, "wait"),
                Duration.ofSeconds(facts.number("propagation", 1, 2 * HOUR).orElse(USUAL_PATIENCE)));
        facts.done();
        names.check();
        https(recipe, facts);
        return recipe;
    }

    private List<Field> fields(Facts facts) throws RecipeException {
        List<Field> fields = new ArrayList<>();
        Optional<Facts> all = facts.maybeChild("fields");
        if (all.isEmpty()) {
            return fields;
        }
        for (String name : all.get().keys()) {
            if (!name.equals(name.toLowerCase(Locale.ROOT)) || name.contains("-")) {
                throw all.get().place(name).wrong("the field '" + name + "' must be in lower case, with underscores");
            }
            Facts field = all.get().child(name);
            List<String> environment = field.texts("env");
            fields.add(new Field(
                    name,
                    field.flag("secret"),
                    optional(field),
                    field.flag("address"),
                    field.text("help"),
                    environment,
                    field.maybeText("default").orElse(""),
                    field.maybeText("member").orElse(""),
                    field.flag("numbered"),
                    field.maybeText("unless").orElse(""),
                    texts(field, "choices")));
            field.done();
            names.know(name);
        }
        return fields;
    }

    private static Map<String, String> texts(Facts facts, String key) throws RecipeException {
        Map<String, String> all = new LinkedHashMap<>();
        Optional<Facts> texts = facts.maybeChild(key);
        if (texts.isPresent()) {
            for (String each : texts.get().keys()) {
                all.put(each, texts.get().text(each));
            }
        }
        return all;
    }

    private Optional<GivenZones> given(Facts recipe, List<Field> fields) throws RecipeException {
        Optional<Facts> facts = recipe.maybeChild("given");
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        GivenZones given = new GivenZones(facts.get().text("field"), facts.get().text("take"));
        if (fields.stream().noneMatch(one -> one.name().equals(given.field()))) {
            throw facts.get().place("field").wrong("there is no field '" + given.field() + "'");
        }
        facts.get().done();
        names.know(given.take());
        return Optional.of(given);
    }

    /** What has a value anyway need not be given. */
    private static boolean optional(Facts field) throws RecipeException {
        boolean said = field.flag("optional");
        return field.has("default") || said;
    }

    private Optional<Session> session(Facts facts) throws RecipeException {
        Optional<Facts> session = facts.maybeChild("session");
        if (session.isEmpty()) {
            return Optional.empty();
        }
        List<Call> login = new ArrayList<>();
        for (Node each : Facts.nodes(session.get().needed("login"))) {
            login.add(calls.read(each, file, "login"));
        }
        Optional<Call> logout = calls.maybeChange(session.get(), "logout");
        Session read = new Session(
                login,
                logout,
                Duration.ofSeconds(session.get().number("lasts", 1, DAY).orElse(USUAL_SESSION)));
        session.get().done();
        return Optional.of(read);
    }

    private static Limits limits(Facts facts) throws RecipeException {
        Optional<Facts> limits = facts.maybeChild("limits");
        if (limits.isEmpty()) {
            return new Limits(0, USUAL_CONCURRENT);
        }
        Optional<String> text = limits.get().maybeText("per-second");
        double perSecond = 0;
        if (text.isPresent()) {
            perSecond = perSecond(text.get());
            if (!(perSecond >= SLOWEST && perSecond <= FASTEST)) {
                throw limits.get()
                        .place("per-second")
                        .wrong("'per-second' must be a number from " + SLOWEST + " to " + FASTEST + ", and is "
                                + text.get());
            }
        }
        int concurrent = limits.get().number("concurrent", 1, 100).orElse(USUAL_CONCURRENT);
        limits.get().done();
        return new Limits(perSecond, concurrent);
    }

    private static double perSecond(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // as wrong as that
        }
    }

    private static Format format(Facts facts) throws RecipeException {
        String text = facts.maybeText("answers").orElse("json");
        for (Format each : Format.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw facts.place("answers").wrong("'answers' must be json, xml or text, and is " + text);
    }

    private static List<Pointer> pointers(Facts facts, String key) throws RecipeException {
        return facts.texts(key).stream().map(Pointer::of).toList();
    }

    /** Only a server of the user's own can be reached by anything but https, and only on this machine. */
    private static void https(Recipe recipe, Facts facts) throws RecipeException {
        Set<String> addresses = new LinkedHashSet<>();
        recipe.fields().stream().filter(Field::address).forEach(each -> addresses.add(each.name()));
        recipe.fields().stream().filter(each -> !each.choices().isEmpty()).forEach(each -> addresses.add(each.name()));
        Expression first = recipe.base().parts().getFirst();
        boolean fixed = first instanceof Expression.Literal(String text) && text.startsWith("https://");
        boolean own = recipe.base().names().stream().anyMatch(addresses::contains);
        if (!fixed && !own) {
            throw facts.place("base")
                    .wrong("'base' must begin with https://, or with the address of a field that is marked 'address'");
        }
    }
}
