package dev.perennial.dns.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recipe with a mistake is refused with its line and with what was expected. */
class RecipeReaderTest {
    private static final String FINE = """
            provider: Example
            docs: https://docs.example.net
            permissions: a token
            base: https://api.example.net
            fields:
              token: {secret: true, help: a token}
            auth: {headers: {Authorization: "Bearer ${token}"}}
            zone:
              walk: {get: "/zones/${zone}", take: {zone_id: /id}}
            values:
              add: {post: "/zones/${zone_id}", json: {v: "${value}"}}
              remove: {delete: "/zones/${zone_id}/${value}"}
            """;

    @Test
    void readsWhatIsFine() throws RecipeException {
        Recipe recipe = RecipeReader.read("example", "example.yaml", FINE);

        assertThat(recipe.title()).isEqualTo("Example");
        assertThat(recipe.model()).isInstanceOf(Model.Values.class);
        assertThat(recipe.fields()).singleElement().matches(Field::secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider: Example | provder: Example | line 1: the recipe needs 'provider'",
                "docs: | dcos: x\\ndocs: | line 2: the recipe has no 'dcos'; it has ",
                "https://api | http://api | line 4: 'base' must begin with https://",
                "${token} | ${tokn} | line 7: nothing is called 'tokn'; there are before, cursor, fqdn, ",
                "${token} | ${hmac(token)} | line 7: in Bearer ${hmac(token)}: there is no function 'hmac'; there are raw, ",
                "${token} | ${token | line 7: in Bearer ${token: '}' was expected",
                "${token} | ${lower(token,token)} | line 7: in Bearer ${lower(token,token)}: lower takes 1 arguments, and has 2",
                "walk: {get | walk: {fetch | line 9: walk needs one of get, post, put, patch, delete",
                "values: | valeus: | line 1: the recipe needs one of records, values, sets, whole, slot",
                "remove: | removed: | line 11: values needs 'remove'",
                "delete: | take: {x: /y}, ok: 20x, delete: | line 12: a status was expected, such as 200 or 2xx, not '20x'",
                "secret: true | secret: perhaps | line 6: 'secret' must be true or false, and is perhaps",
                "token: {secret | API-Token: {secret | line 6: the field 'API-Token' must be in lower case, with underscores",
                "permissions: a token | permissions: [a | line 4: this is not YAML",
                "auth: {headers | auth: {scheme: {name: tc4}, headers | line 7: there is no scheme 'tc4'; there are acs3, ",
                "auth: {headers | auth: {scheme: {name: aws-sigv4}, headers | line 7: the scheme aws-sigv4 needs 'service': ",
                "docs: | ttl: 0\\ndocs: | line 2: 'ttl' must be from 1 to 86400, and is 0",
                "docs: | provider: Two\\ndocs: | line 2: 'provider' is there twice",
            })
    void saysWhereAndWhat(String what, String wrong, String message) {
        String yaml = FINE.replace(what, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> RecipeReader.read("example", "example.yaml", yaml))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith("example.yaml, ")
                .hasMessageContaining(message);
    }
}
