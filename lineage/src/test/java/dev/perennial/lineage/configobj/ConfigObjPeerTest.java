package dev.perennial.lineage.configobj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the real ConfigObj reads, and writes what it understands. */
class ConfigObjPeerTest {
    private static final int DOCUMENTS = 10_000;

    @TempDir
    private Path folder;

    @Test
    void readsTenThousandRandomDocumentsAsPythonDoes() throws Exception {
        long seed = 20261101;
        RandomDocuments random = new RandomDocuments(seed);
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(random.document());
        }
        List<String> expected = PythonConfigObj.dump(folder, documents);
        int understood = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = documents.get(i);
            assertThat(PythonConfigObj.dump(document))
                    .as("seed %d, document %d:%n%s", seed, i, document)
                    .isEqualTo(expected.get(i));
            understood += expected.get(i).startsWith("{") ? 1 : 0;
        }
        assertThat(understood).as("documents without an error").isGreaterThan(DOCUMENTS / 10);
    }

    @Test
    void pythonReadsBackWhatItWrites() throws Exception {
        long seed = 20261102;
        RandomDocuments random = new RandomDocuments(seed);
        List<String> documents = new ArrayList<>();
        while (documents.size() < DOCUMENTS) {
            changed(random).ifPresent(documents::add);
        }
        List<String> read = PythonConfigObj.dump(folder, documents);
        for (int i = 0; i < documents.size(); i++) {
            assertThat(read.get(i))
                    .as("seed %d, document %d:%n%s", seed, i, documents.get(i))
                    .startsWith("{")
                    .isEqualTo(PythonConfigObj.dump(documents.get(i)));
        }
    }

    /** Empty if the document cannot be read, or the format has no way to write the value. */
    private static Optional<String> changed(RandomDocuments random) {
        try {
            ConfigObj document = ConfigObj.parse(random.document(), "test");
            for (int i = random.number(4); i >= 0; i--) {
                List<String> path = random.number(2) == 0 ? List.of() : List.of("section " + random.number(2));
                String key = random.name();
                ConfigValue value = value(random);
                document.set(path, key, value);
                ConfigValue written = ConfigObj.parse(document.render(), "test")
                        .raw(path, key)
                        .orElseThrow();
                assertThat(written).isEqualTo(value);
            }
            return Optional.of(document.render());
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private static ConfigValue value(RandomDocuments random) {
        if (random.number(3) > 0) {
            return ConfigValue.of(random.number(9) == 0 ? random.value() + "\n" + random.value() : random.value());
        }
        List<String> items = new ArrayList<>();
        for (int i = random.number(4); i > 0; i--) {
            items.add(random.value());
        }
        return new ConfigValue.Items(items);
    }
}
