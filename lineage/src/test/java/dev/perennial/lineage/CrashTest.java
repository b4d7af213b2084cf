package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.lineage.configobj.ConfigValue;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that renews without a pause is killed at any moment: what is live is always a whole, sound version. */
class CrashTest {
    private static final String NAME = "a.example";
    private static final Map<String, ConfigValue> PARAMS = Map.of("authenticator", ConfigValue.of("standalone"));

    @TempDir
    private Path folder;

    @Test
    @Tag("case71")
    void whateverIsCutOffTheNextRunGoesOn() throws Exception {
        long seed = 20261101;
        Random random = new Random(seed);
        TestCertificates certificates = new TestCertificates();
        LineageStore store = store(folder);
        store.create(NAME, certificates.issue(NAME), PARAMS);
        for (int round = 0; round < 5; round++) {
            killWhileRenewing(random.nextInt(120));

            Lineage found = store.load(NAME);
            assertThat(LineageCheck.defects(found))
                    .as("seed %d, round %d", seed, round)
                    .isEmpty();
            Lineage mended = store.ensureDeployed(found);
            assertThat(LineageCheck.defects(mended))
                    .as("seed %d, round %d", seed, round)
                    .isEmpty();
            assertThat(mended.version()).isGreaterThanOrEqualTo(found.version());
            assertThat(store.saveSuccessor(mended, certificates.issue(NAME), PARAMS)
                            .version())
                    .isGreaterThan(mended.version());
        }
        assertThat(store.delete(store.load(NAME))).as("left by the crashes").isEmpty();
    }

    private void killWhileRenewing(int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("renewing");
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The process that is killed. */
    public static void main(String[] arguments) throws Exception {
        TestCertificates certificates = new TestCertificates();
        List<NewVersion> versions = List.of(certificates.issue(NAME), certificates.issue(NAME));
        LineageStore store = store(Path.of(arguments[0]));
        System.out.println("renewing");
        Lineage lineage = store.ensureDeployed(store.load(NAME));
        for (int i = 0; ; i++) {
            lineage = store.saveSuccessor(lineage, versions.get(i % 2), PARAMS);
        }
    }

    private static LineageStore store(Path folder) {
        return new LineageStore(new CertbotPaths(folder, folder.resolve("work"), folder.resolve("logs")), "2.1.0");
    }
}
