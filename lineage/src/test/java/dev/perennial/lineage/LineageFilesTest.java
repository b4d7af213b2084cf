package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.CertificateChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators and accidents do to a lineage's files. */
class LineageFilesTest {
    private static final String NAME = "a.example";
    private static final Map<String, ConfigValue> PARAMS = Map.of(
            "authenticator",
            ConfigValue.of("webroot"),
            "webroot_map",
            new ConfigValue.Table(Map.of(NAME, ConfigValue.of("/srv/a"))));

    @TempDir
    private Path folder;

    private final TestCertificates certificates = new TestCertificates();
    private LineageStore store;
    private Lineage lineage;

    @BeforeEach
    void create() throws Exception {
        store = new LineageStore(new CertbotPaths(folder, folder.resolve("w"), folder.resolve("l")), "2.1.0");
        lineage = store.create(NAME, certificates.issue(NAME), PARAMS);
    }

    private Lineage renew() throws Exception {
        return store.saveSuccessor(lineage, certificates.issue(NAME), PARAMS);
    }

    @Test
    void anInterruptedThreadStillKeepsTheWholeVersion() throws Exception {
        NewVersion issued = certificates.issue(NAME);
        Thread.currentThread().interrupt();
        Lineage second = store.saveSuccessor(lineage, issued, PARAMS);
        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        assertThat(second.version()).isEqualTo(2);
        assertThat(LineageCheck.defects(second)).isEmpty();
    }

    @Test
    void theNewKeyGetsGroupAndRightsOfTheOldOne() throws Exception {
        Path old = lineage.archiveDir().resolve("privkey1.pem");
        assumeTrue(Files.getOwner(old).getName().equals("root"), "only root gives files to any group");
        Files.setAttribute(old, "unix:gid", 54321);
        Files.setAttribute(old, "unix:uid", 1234);
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xrwx"));
        Path key = renew().archiveDir().resolve("privkey2.pem");
        assertThat(Files.getAttribute(key, "unix:gid")).isEqualTo(54321);
        assertThat(Files.getAttribute(key, "unix:uid")).isEqualTo(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-r-xr--");
    }

    @Test
    void aKeyThatIsKeptStaysAsItWasWritten() throws Exception {
        Path old = lineage.archiveDir().resolve("privkey1.pem");
        String key = Files.readString(old);
        Files.writeString(old, "from the old server\n" + key);
        NewVersion same = new NewVersion(CertificateChain.fromPem(lineage.text(FileKind.FULLCHAIN)), key);
        assertThat(store.saveSuccessor(lineage, same, PARAMS).text(FileKind.PRIVKEY))
                .isEqualTo("from the old server\n" + key);
        assertThat(renew().text(FileKind.PRIVKEY)).isNotEqualTo(key).doesNotContain("old server");
    }

    @Test
    void aRewriteKeepsForeignSectionsCommentsModeAndOldNames() throws Exception {
        Path conf = lineage.confFile();
        Files.writeString(
                conf,
                "# mine\n" + Files.readString(conf).replace("[renewalparams]\n", "[renewalparams]\nreuse_key = True\n")
                        + "b.example = /srv/b\n[acme_renewal_info]\nari_retry_after = 2026-06-24T12:34:56\n");
        Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-r-----"));
        renew();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(conf)))
                .isEqualTo("rw-r-----");
        assertThat(Files.readString(conf))
                .startsWith("# mine\nversion = 2.1.0\n")
                .endsWith("""
                [renewalparams]
                authenticator = webroot
                [[webroot_map]]
                a.example = /srv/a
                b.example = /srv/b
                [acme_renewal_info]
                ari_retry_after = 2026-06-24T12:34:56
                """);
        store.setValue(lineage, List.of("acme_renewal_info"), "ari_retry_after", ConfigValue.of("2026-07-01T00:00:00"));
        assertThat(Files.readString(conf)).endsWith("ari_retry_after = 2026-07-01T00:00:00\n");
    }

    @Test
    void foldersThatExistKeepTheirModes() throws Exception {
        Path live = folder.resolve("live");
        Files.setPosixFilePermissions(live, PosixFilePermissions.fromString("rwxr-x---"));
        store.create("b.example", certificates.issue("b.example"), PARAMS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void anArchiveElsewhereIsFollowed() throws Exception {
        Path elsewhere = Files.move(lineage.archiveDir(), folder.resolve("elsewhere"));
        for (FileKind kind : FileKind.values()) {
            Path link = lineage.links().get(kind);
            Files.delete(link);
            Files.createSymbolicLink(link, elsewhere.resolve(kind.id() + "1.pem"));
        }
        store.setValue(lineage, List.of(), "archive_dir", ConfigValue.of(elsewhere.toString()));
        lineage = store.load(NAME);
        Lineage second = renew();
        assertThat(Files.readSymbolicLink(second.cert())).isEqualTo(elsewhere.resolve("cert2.pem"));
    }

    @Test
    void aVersionWithAPieceMissingIsNeverPutInPlace() throws Exception {
        NewVersion next = certificates.issue(NAME);
        for (FileKind kind : List.of(FileKind.CERT, FileKind.CHAIN, FileKind.PRIVKEY)) {
            Files.writeString(kind.archived(lineage.archiveDir(), 2), next.text(kind));
        }
        assertThat(store.deploymentPending(lineage)).isFalse();
        assertThat(renew().version()).isEqualTo(3);
    }

    @Test
    void aVersionWhosePiecesDoNotFitIsNeverPutInPlace() throws Exception {
        for (FileKind kind : FileKind.values()) {
            Files.writeString(
                    kind.archived(lineage.archiveDir(), 2),
                    certificates.issue(NAME).text(kind));
        }
        assertThat(store.ensureDeployed(lineage).version()).isEqualTo(1);
        assertThat(LineageCheck.defects(store.load(NAME))).isEmpty();
    }

    @Test
    void aVersionThatCannotBeWrittenWholeLeavesNothing() throws Exception {
        Path inTheWay = Files.createDirectories(lineage.archiveDir().resolve("fullchain2.pem.new/x"));
        assertThatThrownBy(this::renew).hasMessageContaining("The old one is still in place.");
        assertThat(lineage.archiveDir().toFile().list())
                .containsExactlyInAnyOrder(
                        "cert1.pem", "chain1.pem", "fullchain1.pem", "privkey1.pem", "fullchain2.pem.new");
        assertThat(inTheWay).exists();
    }

    @Test
    void aSwitchThatFailsHalfWayPutsBackTheLinksThatHadMoved() throws Exception {
        Path inTheWay = Files.createDirectories(lineage.liveDir().resolve("fullchain.pem.new/x"));
        assertThatThrownBy(this::renew).hasMessageContaining("the next renewal run puts the new one in place");
        for (FileKind kind : FileKind.values()) {
            assertThat(lineage.links().get(kind).toRealPath()).isEqualTo(kind.archived(lineage.archiveDir(), 1));
        }
        assertThat(store.load(NAME).version()).isEqualTo(1);
        Files.delete(inTheWay);
        assertThat(store.ensureDeployed(store.load(NAME)).version()).isEqualTo(2);
    }

    @Test
    void aFileInPlaceOfALinkIsNamed() throws Exception {
        byte[] cert = Files.readAllBytes(lineage.cert());
        Files.delete(lineage.cert());
        Files.write(lineage.cert(), cert);
        assertThatThrownBy(() -> store.load(NAME))
                .hasMessageContaining(lineage.confFile().toString())
                .hasMessageContaining("expected " + lineage.cert() + " to be a symlink");
        Files.delete(lineage.archiveDir().resolve("chain1.pem"));
        Files.delete(lineage.cert());
        Files.createSymbolicLink(lineage.cert(), Path.of("../../archive/a.example/cert1.pem"));
        assertThatThrownBy(() -> store.load(NAME)).hasMessageContaining("chain.pem does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "../x", "a\nb", "a\0b", ".hidden"})
    void aNameThatIsNoFileNameIsRefused(String name) throws Exception {
        NewVersion issued = certificates.issue(NAME);
        assertThatThrownBy(() -> store.create(name, issued, PARAMS)).hasMessageContaining("cannot be the name");
        assertThat(store.names()).containsExactly(NAME);
    }

    @Test
    void deletingSparesWhatIsNotOurs() throws Exception {
        Path backup = Files.writeString(lineage.archiveDir().resolve("backup.tar"), "x");
        Path mine = Files.writeString(lineage.liveDir().resolve("haproxy.pem"), "x");
        assertThat(store.delete(lineage)).containsExactly(lineage.liveDir(), backup);
        assertThat(backup).exists();
        assertThat(mine).exists();
        assertThat(lineage.archiveDir().resolve("privkey1.pem")).doesNotExist();
        assertThat(store.names()).isEmpty();
    }

    @Test
    void aWrongArchiveDirDeletesNothing() throws Exception {
        Path etc = Files.createDirectory(folder.resolve("precious"));
        Path file = Files.writeString(etc.resolve("passwd"), "x");
        store.setValue(lineage, List.of(), "archive_dir", ConfigValue.of(etc.toString()));
        assertThat(store.delete(NAME)).containsExactly(file);
        assertThat(file).hasContent("x");
    }

    @Test
    void whatCannotBeReadCanBeDeleted() throws Exception {
        Files.writeString(lineage.confFile(), "[[broken");
        assertThatThrownBy(() -> store.load(NAME)).hasMessageContaining("a.example.conf, line 1");
        assertThat(store.delete(NAME)).isEmpty();
        assertThat(lineage.archiveDir()).doesNotExist();
        assertThatThrownBy(() -> store.delete(NAME)).hasMessageContaining("there is no such file");
    }

    @Test
    void anEmptyConfigurationIsExplained() throws Exception {
        Files.writeString(lineage.confFile(), "");
        assertThatThrownBy(() -> store.load(NAME)).hasMessageContaining("is empty: making this lineage was cut off");
    }

    @Test
    void makingItIsTakenUpWhereItWasCutOff() throws Exception {
        NewVersion files = certificates.issue("b.example");
        Lineage made = store.create("b.example", files, PARAMS);
        Files.writeString(made.confFile(), "");
        Files.writeString(made.archiveDir().resolve("privkey1.pem"), "");
        Files.delete(made.liveDir().resolve("chain.pem"));
        assertThat(store.begun("b.example")).isTrue();
        assertThat(store.create("b.example", files, PARAMS).files()).isEqualTo(made.files());
        assertThat(made.archiveDir().resolve("privkey1.pem")).hasContent(files.privateKeyPem());
    }

    @Test
    void anotherKeyIsNeverTakenForThatOfACutOff() throws Exception {
        String key = Files.readString(lineage.archiveDir().resolve("privkey1.pem"));
        Files.writeString(lineage.confFile(), "");
        assertThat(store.create(NAME, certificates.issue(NAME), PARAMS).name()).isEqualTo(NAME + "-0001");
        assertThat(lineage.archiveDir().resolve("privkey1.pem")).hasContent(key);
        assertThat(lineage.liveDir().resolve("privkey.pem")).isSymbolicLink();
    }

    @Test
    void whoSharesAnArchiveIsKnown() throws Exception {
        Files.copy(lineage.confFile(), store.confFile("twin"));
        store.create("b.example", certificates.issue("b.example"), PARAMS);
        Files.writeString(store.confFile("broken"), "?");
        assertThat(store.sharingArchive(lineage)).containsExactly("twin");
    }

    @Test
    void anArchiveThatOthersUseOutlivesThisLineage() throws Exception {
        Files.writeString(
                store.confFile("twin"), Files.readString(lineage.confFile()).replace("/live/" + NAME, "/live/twin"));
        assertThat(store.deletion(NAME).sharing()).containsExactly("twin");
        assertThat(store.delete(NAME)).containsExactly(lineage.archiveDir());
        assertThat(lineage.archiveDir().resolve("privkey1.pem")).exists();
        assertThat(lineage.liveDir()).doesNotExist();
        assertThat(store.names()).containsExactly("twin");
    }

    @Test
    void whatGoesAndWhatIsNotThereIsKnownBefore() throws Exception {
        Files.delete(lineage.chain());
        Files.writeString(lineage.archiveDir().resolve("note"), "x");
        Deletion deletion = store.deletion(NAME);
        assertThat(deletion.found()).containsExactly(lineage.confFile(), lineage.liveDir(), lineage.archiveDir());
        assertThat(deletion.missing()).containsExactly(lineage.chain());
        assertThat(deletion.damage().orElseThrow()).contains("chain.pem");
        assertThatThrownBy(() -> store.deletion("nobody")).hasMessageContaining("nobody.conf");
    }

    @Test
    void aFileTellsItsLineage() throws Exception {
        Path elsewhere = Files.createSymbolicLink(folder.resolve("site.pem"), lineage.fullchain());
        for (Path file : List.of(lineage.cert(), lineage.archiveDir().resolve("fullchain1.pem"), elsewhere)) {
            assertThat(store.holding(file)).extracting(Lineage::name).containsExactly(NAME);
        }
        Path copy = Files.copy(lineage.cert(), folder.resolve("cert1.pem"));
        for (Path file : List.of(lineage.privkey(), copy, folder.resolve("none.pem"))) {
            assertThat(store.holding(file)).isEmpty();
        }
    }

    @Test
    void aHugeOrBinaryConfigurationIsRefused() throws Exception {
        Files.write(lineage.confFile(), new byte[] {'a', '=', (byte) 0xff});
        assertThatThrownBy(() -> store.load(NAME)).hasMessageContaining("it is not UTF-8 text");
        Files.write(lineage.confFile(), new byte[SmallFile.MAX_BYTES + 1]);
        assertThatThrownBy(() -> store.load(NAME)).hasMessageContaining("it is larger than 256 KiB");
    }

    @Test
    void renewBeforeExpiryIsReadWithItsLine() throws Exception {
        Files.writeString(lineage.confFile(), "renew_before_expiry = soon\n" + Files.readString(lineage.confFile()));
        assertThatThrownBy(() -> store.load(NAME).renewBeforeExpiry())
                .hasMessageContaining("a.example.conf, line 1: renew_before_expiry is \"soon\"");
    }
}
