package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder comes and goes while several renewals are at work. */
class StateFolderTest {
    private static final URI SERVER = URI.create("https://ca.example/directory");
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @Test
    void nobodyFindsItGone() throws Exception {
        CertbotPaths paths = new CertbotPaths(folder.resolve("etc"), folder.resolve("work"), folder.resolve("logs"));
        OrderJournal journal = new OrderJournal(paths, event -> complaints.add(event.text()));
        Ledger ledger = new Ledger(paths, event -> complaints.add(event.text()));
        Csr csr = Csr.create(
                Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom()),
                List.of(Identifier.dns("a.example")),
                false);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : List.of("a", "b", "c")) {
                all.add(threads.submit(() -> {
                    for (int round = 0; round < 200; round++) {
                        String id = OrderJournal.renewing(name);
                        journal.write(JournalEntry.of(id, SERVER, "me", "", Optional.empty(), csr, NOW));
                        journal.forget(id);
                    }
                    return null;
                }));
            }
            all.add(threads.submit(() -> {
                for (int round = 0; round < 200; round++) {
                    ledger.failed("d", new Trouble(1, NOW, NOW, "it failed.", NOW.plusSeconds(60)), NOW);
                    ledger.worked("d", NOW);
                }
                return null;
            }));
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(folder.resolve("etc/.perennial")).doesNotExist();
    }
}
