package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Jwk;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest {
    private static final URI SERVER = URI.create("https://localhost:14000/dir");
    private static final URI URL = URI.create("https://localhost:14000/acct/1");

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsFoundAgainUnderCertbotsNames() throws Exception {
        AccountStore store = new AccountStore(new CertbotPaths(folder, folder, folder));
        KeyPair key = Keys.generate(new KeySpec.Rsa(2048), new SecureRandom());
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
    void aDamagedAccountIsNamedAndNotTakenForAnother() throws Exception {
        AccountStore store = new AccountStore(new CertbotPaths(folder, folder, folder));
        KeyPair key = Keys.generate(new KeySpec.Rsa(2048), new SecureRandom());
        StoredAccount saved = store.save(SERVER, key, URL, Instant.now(), "host");
        Path file = folder.resolve("accounts/localhost:14000/dir")
                .resolve(saved.id())
                .resolve("regr.json");
        Files.writeString(file, "{\"uri\": 7");
        assertThatThrownBy(() -> store.list(SERVER)).hasMessageContaining("regr.json is damaged");
    }
}
