package dev.perennial.dns.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes that come with Perennial, and the user's own. */
class RecipesTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/perennial/dns/recipe/recipes");
    private static final Path EXCHANGES = Path.of("src/test/resources/exchanges");

    @TempDir
    Path folder;

    @Test
    void theIndexHasEveryRecipeWithItsTitle() throws Exception {
        assertThat(Recipes.builtIn()).isEqualTo(names(SOURCES, ".yaml"));
        Recipes recipes = new Recipes(folder);
        for (String id : Recipes.builtIn()) {
            assertThat(recipes.title(id))
                    .as(id)
                    .contains(recipes.read(id).orElseThrow().title());
        }
    }

    @Test
    void everyRecipeHasRecordedExchanges() throws IOException {
        assertThat(names(EXCHANGES, ".http")).containsAll(Recipes.builtIn());
    }

    @Test
    void oneOfTheUsersComesFirst() throws Exception {
        String text = Files.readString(SOURCES.resolve("cloudflare.yaml"));
        Files.writeString(folder.resolve("cloudflare.yaml"), text.replace("provider: Cloudflare", "provider: Mine"));
        Files.writeString(folder.resolve("other.yaml"), text);

        Recipes recipes = new Recipes(folder);

        assertThat(recipes.ids()).contains("cloudflare", "digitalocean", "other");
        assertThat(recipes.read("cloudflare").orElseThrow().title()).isEqualTo("Mine");
        assertThat(recipes.title("cloudflare")).contains("Mine");
        assertThat(recipes.read("other").orElseThrow().title()).isEqualTo("Cloudflare");
    }

    @Test
    void someHaveTheNamesOfOtherClientsToo() throws Exception {
        Recipes recipes = new Recipes(folder);

        assertThat(recipes.title("kas")).contains("All-Inkl");
        assertThat(recipes.read("kas").orElseThrow().id()).isEqualTo("kas");
        assertThat(recipes.read("gandiv5").orElseThrow().title())
                .isEqualTo(recipes.read("gandi").orElseThrow().title());
        assertThat(recipes.ids()).contains("allinkl").doesNotContain("kas");

        String text = Files.readString(SOURCES.resolve("allinkl.yaml"));
        Files.writeString(folder.resolve("allinkl.yaml"), text.replace("provider: All-Inkl", "provider: Mine"));
        assertThat(recipes.read("kas").orElseThrow().title()).isEqualTo("Mine");
    }

    @Test
    void aMistakeInOneOfTheUsersIsSaidWithItsPath() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "provider: Mine\n");

        assertThatThrownBy(() -> new Recipes(folder).read("mine"))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith(folder.resolve("mine.yaml") + ", line 1: the recipe needs 'base'");
    }

    @Test
    void aNameIsNoPath() throws Exception {
        assertThat(new Recipes(folder).read("../cloudflare")).isEmpty();
        assertThat(new Recipes(folder).read("no-such")).isEmpty();
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
