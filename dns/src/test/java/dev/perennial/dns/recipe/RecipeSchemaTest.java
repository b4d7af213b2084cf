package dev.perennial.dns.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the published schema takes, for editors, is what the reader takes. */
class RecipeSchemaTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/perennial/dns/recipe/recipes");

    private final Validator validator =
            new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    private URI schema = URI.create("urn:unset");

    @BeforeEach
    void readTheSchema() throws Exception {
        String published = Files.readString(Path.of("../docs/schema/recipe.schema.json"));
        schema = validator.registerSchema(JsonParser.parseString(published));
    }

    static List<String> recipes() {
        return Recipes.builtIn();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void takesEveryRecipe(String id) throws Exception {
        assertThat(errors(Files.readString(SOURCES.resolve(id + ".yaml")))).isEmpty();
    }

    @Test
    void refusesWhatTheReaderRefuses() throws Exception {
        String fine = Files.readString(SOURCES.resolve("hetzner.yaml"));

        assertThat(errors(fine.replace("docs:", "dcos:"))).isNotEmpty();
        assertThat(errors(fine.replace("    post:", "    fetch:"))).isNotEmpty();
        assertThat(errors(fine.replace("values:", "valeus:"))).isNotEmpty();
        assertThat(errors(fine.replace("ttl: 60", "ttl: soon"))).isNotEmpty();
    }

    private List<String> errors(String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        JsonElement tree = new Gson().toJsonTree(loaded);
        return validator.validate(schema, tree).getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
    }
}
