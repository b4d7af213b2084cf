package dev.perennial.cli;

import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on one machine, against a real CA in this process. */
abstract class CaScenario {
    @TempDir
    Path folder;

    Host host;

    TestCaBuilder settings() {
        return TestCa.builder();
    }

    @BeforeEach
    void startTheCa() throws Exception {
        host = new Host(folder, settings().start());
    }

    @AfterEach
    void stopTheCa() {
        host.close();
    }
}
