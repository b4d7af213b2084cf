package dev.perennial.dns.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recipe is a file that somebody gave to somebody: whatever it is, it is refused with a line, at once. */
class HostileRecipesTest {
    private static final String FINE = """
            provider: Example
            docs: https://docs.example.net
            permissions: a token
            base: https://api.example.net
            fields: {token: {secret: true, help: token}}
            zone: {walk: {get: "/zones/${zone}", take: {zone_id: /id}}}
            values: {add: {post: "/${zone_id}", json: {v: "${value}"}}, remove: {delete: /x}}
            """;

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> RecipeReader.read("example", "example.yaml", yaml))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith("example.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{v: \"${value}\"} | &a {v: *a} | line 7: there is an alias within what it stands for",
                "{v: \"${value}\"} | &a [1, *a] | line 7: there is an alias within what it stands for",
                "{v: \"${value}\"} | {v: .inf} | line 7: ",
                "{v: \"${value}\"} | {v: !!int abc} | line 7: ",
                "{v: \"${value}\"} | {v: !!float abc} | line 7: ",
                "{v: \"${value}\"} | {v: \"${now('nonsense')}\"} | line 7: in ${now('nonsense')}: 'nonsense' is no pattern of a time",
                "{v: \"${value}\"} | {v: \"${now('VVVV')}\"} | line 7: ",
                "{v: \"${value}\"} | {v: \"${now(value)}\"} | line 7: in ${now(value)}: now takes a text in single quotes",
                "{v: \"${value}\"} | {v: \"${each(values, '${now(x)}')}\"} | line 7: ",
                "https://api.example.net | \"https://${zone_id}.example.net\" | line 4: 'base' may use fields only, and zone_id is none",
                "fields: | hosts: [\"${zone}\"]\\nfields: | line 5: 'hosts' may use fields only, and zone is none",
                "fields: | limits: {per-second: NaN}\\nfields: | line 5: 'per-second' must be ",
                "fields: | limits: {per-second: -1}\\nfields: | line 5: 'per-second' must be ",
                "fields: | limits: {per-second: 1e-300}\\nfields: | line 5: 'per-second' must be ",
                "zone: | auth: {scheme: {name: oauth2-password, token-url: \"${zone}\", username: a, password: b}}\\nzone: | line 6: a scheme may use fields only, and zone is none",
            })
    void isRefusedWithItsLine(String what, String wrong, String message) {
        refused(FINE.replace(what, wrong.replace("\\n", "\n")), message);
    }

    @Test
    void isRefusedHoweverDeep() {
        refused(FINE.replace("{v: \"${value}\"}", "[".repeat(20_000) + "]".repeat(20_000)), "line 7: this is deeper");
        refused(
                FINE.replace("{v: \"${value}\"}", "{a: ".repeat(10_000) + "1" + "}".repeat(10_000)),
                "line 7: this is deeper");
        refused(
                FINE.replace("${value}", "${" + "lower(".repeat(5_000) + "value" + ")".repeat(5_000) + "}"),
                "too deep");
    }

    @Test
    void isRefusedHoweverLong() {
        refused(FINE + "# " + "x".repeat(70_000), "longer than a recipe can be");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9));
            bomb.append("*a").append(i - 1).append("]\n");
        }
        assertThat(Duration.ofSeconds(5)).isGreaterThan(timed(() -> refused(FINE + bomb, "more aliases")));
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void hexadecimalDigitsMustBeSome() {
        assertThatThrownBy(() -> Function.HEXBASE64.apply(List.of("no-digits"), null))
                .isInstanceOf(TemplateException.class)
                .hasMessage("hexadecimal digits");
    }
}
