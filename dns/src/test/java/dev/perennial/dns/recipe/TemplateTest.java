package dev.perennial.dns.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.api.Percent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in holes, and where things are in answers. */
class TemplateTest {
    private record Known(Map<String, String> values) implements Scope {
        @Override
        public Optional<JsonElement> value(String name) {
            return Optional.ofNullable(values.get(name)).map(JsonPrimitive::new);
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-01-02T03:04:05Z");
        }

        @Override
        public UUID uuid() {
            return new UUID(1, 2);
        }
    }

    @Test
    void textsArePutTogetherWithinFunctions() throws RecipeException {
        Known known = new Known(Map.of("user", "me", "password", "a:b", "nothing", ""));
        Place place = new Place("a.yaml", 1);

        assertThat(TemplateReader.read("Basic ${base64(user + ':' + password)}", place)
                        .text(known))
                .hasValue("Basic bWU6YTpi");
        assertThat(TemplateReader.read("${user + '/' + nothing?}", place).text(known))
                .isEmpty();
        assertThatThrownBy(() -> TemplateReader.read("${user + }", place))
                .hasMessageContaining("a name, a function or a text in single quotes was expected");
    }

    @Test
    void pointersReachMembersWhoseNamesNobodyKnows() {
        JsonElement tree = JsonParser.parseString("""
                {"7": {"host": "a"}, "list": [{"name": "x", "value": 1}, {"name": "y", "value": 2},
                        {"name": {"@type": "string", "#text": "w"}, "value": 3}]}""");

        assertThat(Pointer.of("/*").in(tree).orElseThrow().getAsJsonArray()).hasSize(2);
        assertThat(Pointer.of("/list/name=y/value").in(tree)).hasValue(new JsonPrimitive(2));
        assertThat(Pointer.of("/list/name=z/value").in(tree)).isEmpty();
        assertThat(Pointer.of("/list/name=w/value").in(tree)).hasValue(new JsonPrimitive(3));
    }

    @Test
    void listsBecomeTextsWhoseHolesAreMadeFitForTheirPlace() throws RecipeException {
        JsonElement hosts = JsonParser.parseString("""
                [{"@Name": "www", "Address": "a&b"}, {"@Name": "@", "Address": "1"}]""");
        Scope known = new ItemScope(new Known(Map.of()), JsonParser.parseString("{\"hosts\": " + hosts + "}"), 1);
        Template template = TemplateReader.read(
                "a=1${each(hosts, '&Name${index}=${Name}&Address${index}=${Address}')}", new Place("a.yaml", 1));

        assertThat(template.text(known, Percent::encode)).hasValue("a=1&Name1=www&Address1=a%26b&Name2=%40&Address2=1");
        assertThat(template.names()).containsExactly("hosts");
        assertThatThrownBy(() -> TemplateReader.read("${each(hosts)}", new Place("a.yaml", 1)))
                .hasMessageContaining("',' was expected");
    }
}
