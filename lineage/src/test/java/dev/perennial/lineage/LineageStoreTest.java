package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.lineage.configobj.ConfigValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageStoreTest {
    private static final Map<String, ConfigValue> PARAMS =
            Map.of("authenticator", ConfigValue.of("standalone"), "server", ConfigValue.of("https://ca.example/dir"));

    @TempDir
    private Path folder;

    private TestCertificates certificates;
    private CertbotPaths paths;
    private LineageStore store;

    @BeforeEach
    void open() throws Exception {
        certificates = new TestCertificates();
        paths = new CertbotPaths(folder.resolve("etc"), folder.resolve("work"), folder.resolve("logs"));
        store = new LineageStore(paths, "5.6.0");
    }

    @Test
    void aNewLineageHasCertbotsFilesLinksAndModes() throws Exception {
        Lineage lineage = store.create("example.com", certificates.issue("example.com"), PARAMS);
        assertThat(Files.readSymbolicLink(lineage.privkey()))
                .isEqualTo(Path.of("../../archive/example.com/privkey1.pem"));
        assertThat(mode(paths.archive().resolve("example.com/privkey1.pem"))).isEqualTo("rw-------");
        assertThat(mode(paths.live())).isEqualTo("rwx------");
        assertThat(Files.readString(lineage.fullchain()))
                .isEqualTo(Files.readString(lineage.cert()) + Files.readString(lineage.chain()));
        assertThat(Files.readString(lineage.confFile()))
                .contains("cert = " + lineage.cert() + "\n", "[renewalparams]\n", "authenticator = standalone\n");
    }

    @Test
    void whatCouldNotBeKeptIsKnownBeforeAndNothingIsMade() throws Exception {
        store.requireCreatable("example.com");
        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> store.requireCreatable("../x")).hasMessageContaining("cannot be the name");
        Files.createDirectories(paths.archive().resolve("old.example/x"));
        assertThatThrownBy(() -> store.requireCreatable("old.example"))
                .hasMessageContainingAll("archive directory exists for old.example", "Nothing was asked of the CA");
        Lineage lineage = store.create("example.com", certificates.issue("example.com"), PARAMS);
        store.requireWritable(lineage);
        store.requireCreatable("example.com");
        Files.createDirectories(paths.live().resolve("example.com-0001/x"));
        assertThatThrownBy(() -> store.requireCreatable("example.com"))
                .hasMessageContaining("live directory exists for example.com-0001");
        Files.move(lineage.archiveDir(), folder.resolve("away"));
        assertThatThrownBy(() -> store.requireWritable(lineage)).hasMessageContaining("does not exist");
    }

    @Test
    void aTakenNameGetsANumber() throws Exception {
        store.create("example.com", certificates.issue("example.com"), PARAMS);
        assertThat(store.create("example.com", certificates.issue("example.com"), PARAMS)
                        .name())
                .isEqualTo("example.com-0001");
        // In the order of the files, as Certbot has them: of equal ones, it takes the last.
        assertThat(store.names()).containsExactly("example.com-0001", "example.com");
    }

    @Test
    void aSuccessorGoesLiveAndKeepsWhatTheUserWrote() throws Exception {
        Lineage first = store.create("example.com", certificates.issue("example.com"), PARAMS);
        Path key = paths.archive().resolve("example.com/privkey1.pem");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(
                first.confFile(), "# mine\nrenew_before_expiry = 20 days\n" + Files.readString(first.confFile()));

        Lineage second = store.saveSuccessor(store.load("example.com"), certificates.issue("example.com"), PARAMS);
        assertThat(second.version()).isEqualTo(2);
        assertThat(mode(paths.archive().resolve("example.com/privkey2.pem"))).isEqualTo("rw-r-----");
        assertThat(Files.readString(second.confFile())).startsWith("# mine\nrenew_before_expiry = 20 days\n");
    }

    @Test
    void settingsOfOurOwnStandInASectionThatCertbotKeeps() throws Exception {
        Map<String, ConfigValue> own = Map.of("verify_served", ConfigValue.of("example.com:443"));
        Map<String, ConfigValue> params =
                Map.of("server", ConfigValue.of("https://ca.example/dir"), Lineage.OWN, new ConfigValue.Table(own));
        Lineage lineage = store.create("example.com", certificates.issue("example.com"), params);
        assertThat(Files.readString(lineage.confFile()))
                .containsSubsequence("[renewalparams]\n", "[perennial]\n", "verify_served = example.com:443\n");
        assertThat(lineage.renewalParams()).isEqualTo(params);

        Lineage changed = store.changeParams(lineage, Map.of(), Set.of(Lineage.OWN));
        assertThat(changed.renewalParams()).isEqualTo(Map.of("server", ConfigValue.of("https://ca.example/dir")));
        assertThat(Files.readString(lineage.confFile())).doesNotContain("perennial]", "verify_served");
    }

    @Test
    void onlyTheNewestSixVersionsAreKept() throws Exception {
        Lineage lineage = store.create("example.com", certificates.issue("example.com"), PARAMS);
        for (int i = 0; i < 8; i++) {
            lineage = store.saveSuccessor(lineage, certificates.issue("example.com"), PARAMS);
        }
        assertThat(lineage.version()).isEqualTo(9);
        assertThat(paths.archive().resolve("example.com").toFile().list()).hasSize(24);
        assertThat(paths.archive().resolve("example.com/cert3.pem")).doesNotExist();
    }

    @Test
    void aSwitchThatWasCutOffIsUndone() throws Exception {
        store.create("example.com", certificates.issue("example.com"), PARAMS);
        Lineage second = store.saveSuccessor(store.load("example.com"), certificates.issue("example.com"), PARAMS);
        cutOffSwitch(second, 1);

        Lineage cutOff = store.load("example.com");
        assertThat(cutOff.version()).isEqualTo(1);
        assertThat(cutOff.certificate().identifiers()).hasSize(1);
        assertThat(second.cert()).as("reading changes nothing").doesNotExist();
        assertThat(store.ensureDeployed(cutOff).version()).isEqualTo(2);
        assertThat(second.liveDir().toFile().list())
                .containsExactlyInAnyOrder("README", "cert.pem", "chain.pem", "fullchain.pem", "privkey.pem");
    }

    @Test
    void whatCannotBeKeptLeavesNothingBehind() throws Exception {
        Files.createDirectories(paths.live().resolve("example.com"));
        Files.writeString(paths.live().resolve("example.com/of-somebody.txt"), "else");
        NewVersion issued = certificates.issue("example.com");
        assertThatThrownBy(() -> store.create("example.com", issued, PARAMS))
                .isInstanceOf(LineageException.class)
                .hasMessageContaining("live directory exists for example.com: " + paths.live());
        assertThat(store.names()).isEmpty();
        assertThat(paths.archive().resolve("example.com")).doesNotExist();
    }

    @Test
    void aDamagedRenewalFileIsNamedWithItsLine() throws Exception {
        store.create("example.com", certificates.issue("example.com"), PARAMS);
        Files.writeString(store.confFile("example.com"), "version = 1\nnonsense\n");
        assertThatThrownBy(() -> store.load("example.com")).hasMessageContaining("example.com.conf, line 2");
    }

    @Test
    void deletingLeavesNoTrace() throws Exception {
        store.delete(store.create("example.com", certificates.issue("example.com"), PARAMS));
        assertThat(store.names()).isEmpty();
        assertThat(paths.live().resolve("example.com")).doesNotExist();
        assertThat(paths.archive().resolve("example.com")).doesNotExist();
    }

    @Test
    void certbotTakesTheFolderForItsOwn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/certbot")), "certbot is not installed");
        store.create("example.com", certificates.issue("example.com"), PARAMS);
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/certbot", "certificates",
                        "--config-dir", paths.configDir().toString(),
                        "--work-dir", paths.workDir().toString(),
                        "--logs-dir", paths.logsDir().toString())
                .redirectErrorStream(true);
        builder.environment().put("TMPDIR", paths.configDir().toString());
        Process certbot = builder.start();
        String output = new String(certbot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(certbot.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("Certificate Name: example.com", "VALID: 89 days")
                .doesNotContain("invalid");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** As a crash leaves it in the middle of a switch away from a version: one link is gone already. */
    static void cutOffSwitch(Lineage lineage, int from) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Files.createSymbolicLink(kind.previous(lineage.liveDir()), kind.archived(lineage.archiveDir(), from));
        }
        Files.delete(lineage.cert());
    }
}
