package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe asks what its provider's documentation says, and understands the answers. */
class RecordedExchangesTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/exchanges");

    static Stream<String> recordings() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void asRecorded(String name) throws Exception {
        Exchanges exchanges = Exchanges.parse(Files.readString(RECORDINGS.resolve(name + ".http")));
        String id = name.contains("+") ? name.substring(0, name.indexOf('+')) : name;
        Replay.play(new Recipes(Path.of("none")).read(id).orElseThrow(), exchanges);
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.dns.recipe.Recipes#builtIn")
    void whatASchemeSignsIsComparedWithASignatureOfSomebodyElse(String id) throws Exception {
        Recipe recipe = new Recipes(Path.of("none")).read(id).orElseThrow();
        boolean schemes = recipe.auth().stream().anyMatch(each -> each.scheme().isPresent());

        assertThat(RECORDINGS.resolve(id + "+signed.http").toFile().exists()).isEqualTo(schemes);
    }
}
