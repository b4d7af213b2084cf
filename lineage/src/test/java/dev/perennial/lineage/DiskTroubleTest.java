package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or read-only: nothing is lost, nothing is left half done. Skipped unless root. */
class DiskTroubleTest {
    private static final String NAME = "a.example";
    private static final Map<String, ConfigValue> PARAMS = Map.of("authenticator", ConfigValue.of("standalone"));
    private static final URI SERVER = URI.create("https://ca.example/dir");

    @TempDir
    private Path folder;

    private TestCertificates certificates;
    private SmallDisk disk;
    private CertbotPaths paths;
    private LineageStore store;

    @BeforeEach
    void mount() throws Exception {
        certificates = new TestCertificates();
        disk = new SmallDisk(folder.resolve("disk"));
        paths = new CertbotPaths(disk.root().resolve("etc"), disk.root(), disk.root());
        store = new LineageStore(paths, "2.1.0");
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.unmount();
        }
    }

    @Test
    void aFullDiskLeavesNothingOfANewLineage() throws Exception {
        store.create("other.example", certificates.issue("other.example"), PARAMS);
        List<Path> before = files();
        NewVersion issued = certificates.issue(NAME);
        disk.fill();
        assertThatThrownBy(() -> store.create(NAME, issued, PARAMS))
                .isInstanceOf(LineageException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Nothing of it was left behind");
        disk.makeRoom();
        assertThat(files()).isEqualTo(before);
        assertThat(store.create(NAME, issued, PARAMS).name()).isEqualTo(NAME);
    }

    @Test
    @Tag("case72")
    void aFullDiskKeepsTheOldVersionAndNoPartOfTheNew() throws Exception {
        Lineage first = store.create(NAME, certificates.issue(NAME), PARAMS);
        String live = Files.readString(first.fullchain());
        List<Path> before = files();
        NewVersion issued = certificates.issue(NAME);
        disk.fill();
        assertThatThrownBy(() -> store.saveSuccessor(first, issued, PARAMS))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("The old one is still in place");
        disk.makeRoom();
        assertThat(files()).isEqualTo(before);
        assertThat(first.fullchain()).hasContent(live);
        assertThat(store.saveSuccessor(first, issued, PARAMS).version()).isEqualTo(2);
    }

    @Test
    void aReadOnlyDiskIsNamed() throws Exception {
        Lineage first = store.create(NAME, certificates.issue(NAME), PARAMS);
        NewVersion issued = certificates.issue(NAME);
        disk.makeReadOnly();
        assertThat(LineageCheck.defects(store.load(NAME))).isEmpty();
        assertThatThrownBy(() -> store.saveSuccessor(first, issued, PARAMS))
                .hasMessageContaining(first.archiveDir() + "/privkey2.pem: Read-only file system");
        assertThatThrownBy(() -> store.create("b.example", issued, PARAMS))
                .hasMessageContaining("b.example.conf: Read-only file system");
        assertThatThrownBy(() -> store.delete(first)).hasMessageContaining("a.example.conf");
        assertThatThrownBy(() -> DirectoryLocks.acquire(List.of(disk.root()))).isInstanceOf(IOException.class);
        assertThat(store.load(NAME).version()).isEqualTo(1);
    }

    @Test
    void anAccountIsKeptWholeOrNotAtAll() throws Exception {
        AccountStore accounts = new AccountStore(paths);
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
        disk.fill();
        assertThatThrownBy(() -> accounts.save(SERVER, key, URI.create("https://ca.example/1"), Instant.now(), "h"))
                .hasMessageContaining("No space left on device");
        disk.makeRoom();
        assertThat(accounts.list(SERVER)).isEmpty();
        accounts.save(SERVER, key, URI.create("https://ca.example/1"), Instant.now(), "h");
        assertThat(accounts.list(SERVER)).hasSize(1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(disk.root())) {
            return all.sorted().toList();
        }
    }
}
