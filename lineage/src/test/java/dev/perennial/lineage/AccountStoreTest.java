package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Curve;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest {
    private static final URI SERVER = URI.create("https://localhost:14000/dir");
    private static final URI URL = URI.create("https://localhost:14000/acct/1");

    private static final URI LETS_ENCRYPT = URI.create("https://acme-v02.api.letsencrypt.org/directory");

    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();
    private AccountStore store;

    @BeforeEach
    void open() {
        store = new AccountStore(new CertbotPaths(folder, folder, folder), event -> heard.add(event.text()));
    }

    @Test
    void whatIsSavedIsFoundAgainUnderCertbotsNames() throws Exception {
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
        StoredAccount saved = store.save(SERVER, key, URL, Instant.parse("2026-01-02T03:04:05.9Z"), "host");

        Path home = folder.resolve("accounts/localhost:14000/dir").resolve(saved.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("private_key.json"))))
                .isEqualTo("r--------");
        StoredAccount found = store.find(SERVER, saved.id()).orElseThrow();
        assertThat(found.url()).isEqualTo(URL);
        assertThat(Jwk.thumbprint(found.key().getPublic())).isEqualTo(Jwk.thumbprint(key.getPublic()));
        assertThat(found.slug()).startsWith("host@2026-01-02T03:04:05Z (");
    }

    @Test
    void filesLookAsCertbotWritesThem() throws Exception {
        StoredAccount saved = save(SERVER);
        Path home = folder.resolve("accounts/localhost:14000/dir").resolve(saved.id());
        assertThat(home.resolve("regr.json")).hasContent("{\"body\": {}, \"uri\": \"https://localhost:14000/acct/1\"}");
        assertThat(home.resolve("meta.json"))
                .hasContent("{\"creation_dt\": \"2026-01-02T03:04:05Z\", \"creation_host\": \"host\"}");
        assertThat(Files.readString(home.resolve("private_key.json"))).contains("\"kty\": \"EC\", ");
        for (Path at = home; !at.equals(folder); at = at.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void anAccountOfAnOldCertbotIsReadByItsUrlAlone() throws Exception {
        StoredAccount saved = save(SERVER);
        Path home = folder.resolve("accounts/localhost:14000/dir").resolve(saved.id());
        Files.writeString(home.resolve("regr.json"), """
                {"body": {"contact": ["mailto:a@example.com"], "agreement": "https://ca.example/tos", "status": "valid",
                 "key": {"kty": "RSA", "e": "AQAB", "n": "AQAB"}}, "uri": "https://localhost:14000/acct/7",
                 "new_authzr_uri": "https://localhost:14000/new-authz", "terms_of_service": null}
                """);
        Files.delete(home.resolve("meta.json"));
        StoredAccount found = store.find(SERVER, saved.id()).orElseThrow();
        assertThat(found.url()).hasPath("/acct/7");
        assertThat(found.slug())
                .isEqualTo("unknown host@unknown time (" + saved.id().substring(0, 4) + ")");
    }

    @Test
    void aDamagedAccountDoesNotHideTheOthers() throws Exception {
        StoredAccount good = save(SERVER);
        StoredAccount bad = save(SERVER);
        Path file =
                folder.resolve("accounts/localhost:14000/dir").resolve(bad.id()).resolve("regr.json");
        Files.writeString(file, "{\"uri\": 7");
        assertThat(store.list(SERVER)).extracting(StoredAccount::id).containsExactly(good.id());
        assertThat(heard).singleElement().asString().contains(file + " is damaged");

        store.delete(good);
        assertThatThrownBy(() -> store.list(SERVER)).hasMessageContaining("regr.json is damaged: it is no JSON");
        assertThatThrownBy(() -> store.find(SERVER, bad.id())).hasMessageContaining("regr.json is damaged");
    }

    @Test
    void aDamagedKeyIsNotQuoted() throws Exception {
        StoredAccount saved = save(SERVER);
        Path file = folder.resolve("accounts/localhost:14000/dir")
                .resolve(saved.id())
                .resolve("private_key.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"SECRET\"");
        assertThatThrownBy(() -> store.find(SERVER, saved.id())).satisfies(e -> {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).contains("is damaged").doesNotContain("SECRET");
        });
    }

    @Test
    void accountsOfTheFirstApiOfLetsEncryptAreLinked() throws Exception {
        StoredAccount old = save(URI.create("https://acme-v01.api.letsencrypt.org/directory"));
        assertThat(store.list(LETS_ENCRYPT)).extracting(StoredAccount::id).containsExactly(old.id());
        Path link = folder.resolve("accounts/acme-v02.api.letsencrypt.org/directory");
        assertThat(link).isSymbolicLink();
        assertThat(store.find(LETS_ENCRYPT, old.id()).orElseThrow().server()).isEqualTo(LETS_ENCRYPT);

        store.delete(store.list(LETS_ENCRYPT).getFirst());
        assertThat(link).doesNotExist();
        assertThat(store.list(LETS_ENCRYPT)).isEmpty();
    }

    @Test
    void oneOldAccountIsLinkedBesideNewOnes() throws Exception {
        StoredAccount old = save(URI.create("https://acme-v01.api.letsencrypt.org/directory"));
        StoredAccount recent = save(LETS_ENCRYPT);
        assertThat(store.list(LETS_ENCRYPT)).extracting(StoredAccount::id).containsExactly(recent.id());
        assertThat(store.find(LETS_ENCRYPT, old.id())).isPresent();
        assertThat(store.list(LETS_ENCRYPT))
                .extracting(StoredAccount::id)
                .containsExactlyInAnyOrder(old.id(), recent.id());
        store.delete(store.find(LETS_ENCRYPT, old.id()).orElseThrow());
        assertThat(store.list(LETS_ENCRYPT)).extracting(StoredAccount::id).containsExactly(recent.id());
    }

    @Test
    void anIdOrUrlNeverLeadsOutOfTheFolder() throws Exception {
        assertThat(store.find(SERVER, "../../../etc")).isEmpty();
        assertThatThrownBy(() -> store.list(URI.create("https://ca.example/../../../x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(URI.create("mailto:a@example.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private StoredAccount save(URI server) throws LineageException {
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
        return store.save(server, key, URL, Instant.parse("2026-01-02T03:04:05.9Z"), "host");
    }
}
