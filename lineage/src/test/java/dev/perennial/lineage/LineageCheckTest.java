package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.lineage.configobj.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageCheckTest {
    @TempDir
    private Path folder;

    private final TestCertificates certificates = new TestCertificates();
    private Lineage lineage;

    @BeforeEach
    void create() throws Exception {
        lineage = new LineageStore(new CertbotPaths(folder, folder, folder), "2.1.0")
                .create(
                        "a.example",
                        certificates.issue("a.example"),
                        Map.of("authenticator", ConfigValue.of("manual")));
    }

    private List<Defect.Kind> defects() {
        return LineageCheck.defects(lineage).stream().map(Defect::kind).toList();
    }

    @Test
    void filesThatBelongTogetherHaveNoDefect() {
        assertThat(defects()).isEmpty();
    }

    @Test
    void anotherKeyIsFound() throws Exception {
        Files.writeString(lineage.privkey(), certificates.issue("a.example").privateKeyPem());
        assertThat(defects()).containsExactly(Defect.Kind.KEY);
        assertThat(LineageCheck.defects(lineage).getFirst().message()).contains("privkey1.pem");
    }

    @Test
    void aChainOfAnotherAuthorityIsFound() throws Exception {
        String chain = new TestCertificates().issue("a.example").chain().issuersPem();
        Files.writeString(lineage.chain(), chain);
        Files.writeString(lineage.fullchain(), Files.readString(lineage.cert()) + chain);
        assertThat(defects()).containsExactly(Defect.Kind.SIGNATURE);
    }

    @Test
    void aFullChainThatDiffersByAByteIsFound() throws Exception {
        Files.writeString(lineage.fullchain(), Files.readString(lineage.fullchain()) + "\n");
        assertThat(defects()).containsExactly(Defect.Kind.FULLCHAIN);
    }

    @Test
    void damagedAndMissingFilesAreNamed() throws Exception {
        Files.writeString(lineage.cert(), Files.readString(lineage.cert()).substring(0, 200));
        assertThat(defects()).contains(Defect.Kind.UNREADABLE);
        Files.delete(lineage.archiveDir().resolve("chain1.pem"));
        assertThat(LineageCheck.defects(lineage))
                .containsExactly(new Defect(
                        Defect.Kind.UNREADABLE,
                        lineage.archiveDir().resolve("chain1.pem") + " cannot be read: there is no such file"));
    }
}
