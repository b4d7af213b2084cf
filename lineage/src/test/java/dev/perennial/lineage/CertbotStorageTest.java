package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs, one folder: each goes on where the other stopped. Skipped without Certbot. */
class CertbotStorageTest {
    private static final String NAME = "a.example";
    private static final URI SERVER = URI.create("https://localhost:14000/dir");
    private static final Map<String, ConfigValue> PARAMS = Map.of(
            "authenticator", ConfigValue.of("standalone"),
            "server", ConfigValue.of(SERVER.toString()),
            "key_type", ConfigValue.of("ecdsa"));

    @TempDir
    private Path scratch;

    private TestCertificates certificates;
    private CertbotPaths paths;
    private LineageStore store;
    private CertbotStorage certbot;

    @BeforeEach
    void open() throws Exception {
        certificates = new TestCertificates();
        Path configDir = scratch.resolve("etc");
        paths = new CertbotPaths(configDir, configDir.resolve("work"), configDir.resolve("logs"));
        store = new LineageStore(paths, "2.1.0");
        certbot = new CertbotStorage(scratch, configDir);
    }

    @Test
    void aLineageOfCertbotsIsContinuedHereAndThenThere() throws Exception {
        certbot.save("new", NAME, certificates.issue(NAME));
        Lineage first = store.load(NAME);
        assertThat(LineageCheck.defects(first)).isEmpty();
        assertThat(first.renewalParams()).containsEntry("reuse_key", ConfigValue.of(true));

        Lineage second = store.saveSuccessor(first, certificates.issue(NAME), first.renewalParams());
        assertThat(certbot.run("versions", NAME)).isEqualTo("2 2 2 2 2");
        assertThat(Files.readString(second.confFile()))
                .startsWith("# renew_before_expiry = 30 days\nversion = 2.1.0\n")
                .contains("\n# Options used in the renewal process\n[renewalparams]\n");

        certbot.save("successor", NAME, certificates.issue(NAME));
        certbot.run("deploy", NAME);
        assertThat(store.load(NAME).version()).isEqualTo(3);
    }

    @Test
    void whatCertbotKeptButDidNotLinkIsPutInPlaceHere() throws Exception {
        certbot.save("new", NAME, certificates.issue(NAME));
        certbot.save("successor", NAME, certificates.issue(NAME));
        Lineage lineage = store.load(NAME);
        assertThat(lineage.version()).isEqualTo(1);
        assertThat(store.deploymentPending(lineage)).isTrue();
        assertThat(store.ensureDeployed(lineage).version()).isEqualTo(2);
        assertThat(certbot.run("versions", NAME)).isEqualTo("2 2 2 2 2");
    }

    @Test
    void aSwitchCutOffHereIsUndoneByCertbot() throws Exception {
        store.create(NAME, certificates.issue(NAME), PARAMS);
        Lineage second = store.saveSuccessor(store.load(NAME), certificates.issue(NAME), PARAMS);
        LineageStoreTest.cutOffSwitch(second, 1);
        assertThat(certbot.run("versions", NAME)).isEqualTo("2 1 1 1 1");
        assertThat(store.ensureDeployed(store.load(NAME)).version()).isEqualTo(2);
        assertThat(LineageCheck.defects(store.load(NAME))).isEmpty();
    }

    @Test
    void accountsAreReadBothWays() throws Exception {
        AccountStore accounts = new AccountStore(paths);
        String made = certbot.run("new-account", "https://localhost:14000/acct/1");
        StoredAccount theirs = accounts.list(SERVER).getFirst();
        assertThat(theirs.id() + ' ' + theirs.slug()).isEqualTo(made);
        assertThat(AccountStore.id(theirs.key())).isEqualTo(theirs.id());

        URI url = URI.create("https://localhost:14000/acct/2");
        StoredAccount ours = accounts.save(
                SERVER, Keys.generate(new KeySpec.Rsa(2048), new SecureRandom()), url, Instant.now(), "here.example");
        assertThat(certbot.run("accounts").lines()).hasSize(2).contains(ours.id() + ' ' + url + ' ' + ours.slug());
    }
}
