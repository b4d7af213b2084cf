package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.testkit.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key the next version gets. */
class CertonlyKeyTest {
    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void start() throws Exception {
        host = new Host(folder, TestCa.start());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private String key(int version) throws Exception {
        return Files.readString(host.etc("archive/a.example/privkey" + version + ".pem"));
    }

    private KeySpec spec() throws Exception {
        return KeySpec.of(host.live("a.example").publicKey());
    }

    @Test
    void aReusedKeyStaysUntilANewOneIsWantedOnce() throws Exception {
        host.done("certonly", "-d", "a.example", "--reuse-key", "--elliptic-curve", "secp384r1");
        host.done("certonly", "-d", "a.example", "--reuse-key", "--force-renewal");
        host.done("renew", "--force-renewal");
        assertThat(key(2)).isEqualTo(key(1)).isEqualTo(key(3));
        assertThat(host.conf("a.example")).contains("reuse_key = True", "elliptic_curve = secp384r1");

        host.done("renew", "--force-renewal", "--new-key");
        assertThat(key(4)).isNotEqualTo(key(3));
        host.done("renew", "--force-renewal");
        assertThat(key(5)).isEqualTo(key(4));
        assertThat(spec()).isEqualTo(new KeySpec.Ec(Curve.P384));
    }

    @Test
    void aReusedKeyCannotBeChangedByTheWay() throws Exception {
        host.done("certonly", "-d", "a.example", "--reuse-key", "--key-type", "rsa");
        host.ca.requests().clear();
        Shell size = host.failed(
                "certonly",
                "--cert-name",
                "a.example",
                "--force-renewal",
                "--rsa-key-size",
                "3072",
                "--key-type",
                "rsa");
        assertThat(size.err())
                .contains("Unable to change the --rsa-key-size of this certificate because --reuse-key is set.");
        Shell type = host.failed("renew", "--force-renewal", "--key-type", "ecdsa");
        assertThat(type.err()).contains("Unable to change the --key-type");
        assertThat(host.ca.requests().all()).isEmpty();
        host.done("renew", "--force-renewal", "--key-type", "ecdsa", "--new-key");
        assertThat(spec()).isEqualTo(new KeySpec.Ec(Curve.P256));
        assertThat(host.conf("a.example")).contains("key_type = ecdsa", "reuse_key = True");
    }

    @Test
    void certonlyForgetsWhatItIsNotToldAgainButKeepsTheType() throws Exception {
        host.done(
                "certonly", "-d", "a.example", "--key-type", "rsa", "--rsa-key-size", "3072", "--deploy-hook", "true");
        assertThat(spec()).isEqualTo(new KeySpec.Rsa(3072));
        host.done("certonly", "-d", "a.example", "--force-renewal");
        assertThat(spec()).isEqualTo(new KeySpec.Rsa(2048));
        assertThat(host.conf("a.example")).contains("key_type = rsa").doesNotContain("rsa_key_size", "renew_hook");
    }

    @Test
    void aKeyTypeWithoutTheNameIsNoOrder() throws Exception {
        host.done("certonly", "-d", "a.example", "--key-type", "rsa");
        Shell refused = host.failed("certonly", "-d", "a.example", "--key-type", "ecdsa", "-n");
        assertThat(refused.err()).contains("Please provide both --cert-name and --key-type on the command line");
        host.done("certonly", "-d", "a.example", "--key-type", "ecdsa", "--cert-name", "a.example", "-n");
        assertThat(spec()).isEqualTo(new KeySpec.Ec(Curve.P256));
    }

    @Test
    void aKeyThatCannotBeUsedAgainIsNamed() throws Exception {
        host.done("certonly", "-d", "a.example", "--reuse-key");
        Files.writeString(host.etc("archive/a.example/privkey1.pem"), "nonsense");
        Shell shell = host.failed("renew", "--force-renewal");
        assertThat(shell.err()).contains("live/a.example/privkey.pem of a.example cannot be used again");
        assertThat(host.etc("archive/a.example/cert2.pem")).doesNotExist();
    }
}
