package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Which key the next version gets. */
class CertonlyKeyTest extends CaScenario {
    private String key(int version) throws Exception {
        return Files.readString(host.archived("a.example", "privkey", version));
    }

    private KeySpec spec() throws Exception {
        return KeySpec.of(host.certificate("a.example").publicKey());
    }

    @Test
    void aReusedKeyStaysUntilANewOneIsWantedOnce() throws Exception {
        host.certonly("-d", "a.example", "--reuse-key", "--elliptic-curve", "secp384r1")
                .ends(0);
        host.certonly("-d", "a.example", "--reuse-key", "--force-renewal").ends(0);
        host.renew().ends(0);
        assertThat(key(2)).isEqualTo(key(1)).isEqualTo(key(3));
        assertThat(host.conf("a.example")).content().contains("reuse_key = True", "elliptic_curve = secp384r1");

        host.renew("--new-key").ends(0);
        assertThat(key(4)).isNotEqualTo(key(3));
        host.renew().ends(0);
        assertThat(key(5)).isEqualTo(key(4));
        assertThat(spec()).isEqualTo(new KeySpec.Ec(Curve.P384));
    }

    @Test
    void aReusedKeyCannotBeChangedByTheWay() throws Exception {
        host.certonly("-d", "a.example", "--reuse-key", "--key-type", "rsa").ends(0);
        host.ca.requests().clear();
        host.certonly("--cert-name", "a.example", "--force-renewal", "--rsa-key-size", "3072", "--key-type", "rsa")
                .ends(1, "Unable to change the --rsa-key-size of this certificate because --reuse-key is set.");
        host.renew("--key-type", "ecdsa").ends(1, "Unable to change the --key-type");
        assertThat(host.ca.requests().all()).isEmpty();
        host.renew("--key-type", "ecdsa", "--new-key").ends(0);
        assertThat(spec()).isEqualTo(new KeySpec.Ec(Curve.P256));
        assertThat(host.conf("a.example")).content().contains("key_type = ecdsa", "reuse_key = True");
    }

    @Test
    void certonlyForgetsWhatItIsNotToldAgainButKeepsTheType() throws Exception {
        host.certonly("-d", "a.example", "--key-type", "rsa", "--rsa-key-size", "3072", "--deploy-hook", "true")
                .ends(0);
        assertThat(spec()).isEqualTo(new KeySpec.Rsa(3072));
        host.certonly("-d", "a.example", "--force-renewal").ends(0);
        assertThat(spec()).isEqualTo(new KeySpec.Rsa(2048));
        assertThat(host.conf("a.example"))
                .content()
                .contains("key_type = rsa")
                .doesNotContain("rsa_key_size", "renew_hook");
    }

    @Test
    void aKeyTypeWithoutTheNameIsNoOrder() throws Exception {
        host.certonly("-d", "a.example", "--key-type", "rsa").ends(0);
        host.certonly("-d", "a.example", "--key-type", "ecdsa", "-n")
                .ends(1, "Please provide both --cert-name and --key-type on the command line");
        host.certonly("-d", "a.example", "--key-type", "ecdsa", "--cert-name", "a.example", "-n")
                .ends(0);
        assertThat(spec()).isEqualTo(new KeySpec.Ec(Curve.P256));
    }

    @Test
    void aKeyThatCannotBeUsedAgainIsNamed() throws Exception {
        host.certonly("-d", "a.example", "--reuse-key").ends(0);
        Files.writeString(host.archived("a.example", "privkey", 1), "nonsense");
        host.renew().ends(1, "live/a.example/privkey.pem of a.example cannot be used again");
        assertThat(host.archived("a.example", "cert", 2)).doesNotExist();
    }
}
