package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.cli.provider.ProviderDescription;
import dev.perennial.cli.provider.ProviderField;
import dev.perennial.dns.recipe.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/dns-providers.md is what the recipes say. {@code -Dperennial.write=true} writes it anew. */
class ProvidersPageTest {
    private static final Path PAGE = Path.of("../docs/dns-providers.md");

    @Test
    void thePageIsWhatTheRecipesSay() throws Exception {
        String expected = page();
        if (Boolean.getBoolean("perennial.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private static String page() throws Exception {
        KnownProviders providers = KnownProviders.of(new Recipes(Path.of("none")), Path.of("none"), Map.of());
        List<String> names = providers.names();
        StringBuilder page = new StringBuilder("""
                # DNS providers

                Generated from their recipes. How one is used: [dns.md](dns.md); for one that is not here, [write a recipe](dns-recipes.md) or
                use [what you have of another client](bridges.md). Keys stand in `/etc/letsencrypt/dns/NAME.ini`, or in the file that
                `--dns-NAME-credentials` names; variables in parentheses are taken instead. What is in italics may be left out.
                "Up to" is how long Perennial waits at most until all authoritative servers show a record; usually that is seconds.

                """);
        page.append(names.size()).append(" there are: ").append(links(names)).append(".\n");
        for (String name : names) {
            page.append(section(providers.describe(name)));
        }
        return page.toString();
    }

    private static String links(List<String> names) {
        List<String> links = new ArrayList<>();
        names.forEach(name -> links.add("[" + name + "](#" + name + ")"));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < links.size(); i++) {
            lines.append(i == 0 ? "" : i % 6 == 0 ? ",\n" : ", ").append(links.get(i));
        }
        return lines.toString();
    }

    private static String section(ProviderDescription provider) {
        StringBuilder text =
                new StringBuilder("\n## ").append(provider.info().name()).append("\n\n");
        text.append('[')
                .append(provider.info().title())
                .append("](")
                .append(provider.docs())
                .append("). ");
        if (!provider.permissions().isEmpty()) {
            text.append("Needs ").append(oneLine(provider.permissions())).append(". ");
        }
        text.append(oneLine(provider.note())).append(provider.note().isEmpty() ? "" : " ");
        text.append("Up to ").append(provider.patience().toMinutes()).append(" min");
        provider.ttl().ifPresent(ttl -> text.append(", TTL ").append(ttl).append(" s"));
        text.append(".\n");
        if (!provider.fields().isEmpty()) {
            text.append("\n| key | |\n|---|---|\n");
            provider.fields().forEach(field -> text.append(row(field)));
        }
        return text.toString();
    }

    private static String row(ProviderField field) {
        String key = '`' + field.key() + '`';
        StringBuilder row = new StringBuilder("| ")
                .append(field.required() ? key : '*' + key + '*')
                .append(" | ");
        row.append(oneLine(field.help()).replace("|", "\\|"));
        if (!field.choices().isEmpty()) {
            row.append(": ").append(String.join(", ", field.choices()));
        }
        if (!field.initial().isEmpty()) {
            row.append("; ").append(field.initial()).append(" if left out");
        }
        if (!field.environment().isEmpty()) {
            row.append(" (`").append(String.join("`, `", field.environment())).append("`)");
        }
        return row.append(" |\n").toString();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
