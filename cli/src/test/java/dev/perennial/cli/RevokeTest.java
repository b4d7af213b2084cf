package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Certificate;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a certificate. */
class RevokeTest extends CaScenario {
    private Path live(String name, String file) {
        return etc().resolve("live").resolve(name).resolve(file);
    }

    private Certificate issued(int index) {
        return ca.issued().get(index);
    }

    @Test
    void byNameAtTheCaOfTheLineageAndThenItsFilesGo() throws Exception {
        obtain("a.example");
        Shell shell = shell();
        assertThat(without(shell, "revoke", "--cert-name", "a.example", "--reason", "KeyCompromise"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains("You have successfully revoked the certificate that was located at "
                        + live("a.example", "cert.pem"))
                .contains("Deleted all files relating to certificate a.example.");
        assertThat(ca.revoked(issued(0))).isTrue();
        for (String folder : new String[] {"live/a.example", "archive/a.example", "renewal/a.example.conf"}) {
            assertThat(etc().resolve(folder)).doesNotExist();
        }
    }

    @Test
    void theFilesStayIfThatIsWanted() throws Exception {
        obtain("a.example");
        assertThat(done("revoke", "--cert-name", "a.example", "--no-delete-after-revoke"))
                .doesNotContain("Deleted");
        assertThat(live("a.example", "cert.pem")).exists();
        assertThat(done("revoke", "--cert-name", "a.example")).contains("was revoked already", "Deleted all files");
        assertThat(ca.requests().withProblem("alreadyRevoked")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void byTheCertificatesOwnKeyWithoutAnAccount(String type) throws Exception {
        done(
                "certonly",
                "--standalone",
                "-d",
                "k.example",
                "--agree-tos",
                "--key-type",
                type,
                "--http-01-port",
                Integer.toString(ca.httpPort()));
        Path copy = Files.copy(live("k.example", "fullchain.pem"), folder.resolve("copy.pem"));
        String key = Files.copy(live("k.example", "privkey.pem"), folder.resolve("key.pem"))
                .toString();
        done("unregister");
        assertThat(done("revoke", "--cert-path", copy.toString(), "--key-path", key))
                .contains("there is nothing to delete");
        assertThat(ca.revoked(issued(0))).isTrue();
        assertThat(live("k.example", "cert.pem")).exists();
    }

    @Test
    void aKeyThatDoesNotFitIsRefusedBeforeTheCaHears() throws Exception {
        obtain("a.example");
        obtain("b.example");
        ca.requests().clear();
        String wrong = live("b.example", "privkey.pem").toString();
        assertThat(refused("revoke", "--cert-name", "a.example", "--key-path", wrong))
                .contains("does not belong to the certificate", "Nothing was revoked.");
        for (String file : new String[] {live("a.example", "cert.pem").toString(), "/nonexistent", "/"}) {
            assertThat(refused("revoke", "--cert-name", "a.example", "--key-path", file))
                    .contains("--key-path: " + file, "Nothing was revoked.");
        }
        assertThat(ca.requests().all()).isEmpty();
    }

    @Test
    void byPathTheLineageIsFoundToo() throws Exception {
        obtain("a.example");
        Path link = Files.createSymbolicLink(folder.resolve("site.pem"), live("a.example", "fullchain.pem"));
        Shell shell = shell();
        assertThat(without(shell, "revoke", "--cert-path", link.toString()))
                .as(shell.err())
                .isZero();
        assertThat(shell.out()).contains("located at " + link, "Deleted all files relating to certificate a.example.");
        assertThat(ca.revoked(issued(0))).isTrue();
    }

    @Test
    void exactlyOneCertificateIsNamed() {
        obtain("a.example");
        String path = live("a.example", "cert.pem").toString();
        for (String[] words :
                new String[][] {{"revoke"}, {"revoke", "--cert-name", "a.example", "--cert-path", path}}) {
            assertThat(refused(words)).contains("Exactly one of --cert-path or --cert-name must be specified");
        }
        assertThat(refused("revoke", "--cert-name", "../a.example")).contains("../a.example", "Nothing was done.");
        String key = live("a.example", "privkey.pem").toString();
        assertThat(refused("revoke", "--cert-path", key))
                .contains("holds no certificate")
                .doesNotContain("BEGIN");
    }

    @Test
    void anOldVersionIsRevokedWithoutDeletingTheOneInUse() throws Exception {
        obtain("a.example");
        renew();
        String old = etc().resolve("archive/a.example/cert1.pem").toString();
        Shell shell = shell();
        assertThat(run(shell, "revoke", "--cert-path", old)).as(shell.err()).isZero();
        assertThat(shell.err()).contains("what was revoked is not the certificate it has in use");
        assertThat(ca.revoked(issued(0))).isTrue();
        assertThat(ca.revoked(issued(1))).isFalse();
        assertThat(live("a.example", "cert.pem")).exists();
        assertThat(done("revoke", "--cert-path", old, "--delete-after-revoke")).contains("Deleted all files");
    }

    @Test
    void anArchiveThatAnotherLineageUsesIsNeverDeleted() throws Exception {
        obtain("a.example");
        Path conf = etc().resolve("renewal/a.example.conf");
        Files.writeString(etc().resolve("renewal/twin.conf"), Files.readString(conf));
        for (String path : new String[] {"--cert-name=a.example", "--cert-path=" + live("a.example", "cert.pem")}) {
            Shell shell = shell();
            assertThat(run(shell, "revoke", path, "--delete-after-revoke")).isZero();
            assertThat(shell.err()).contains("Not deleting revoked certificates due to overlapping archive dirs");
        }
        assertThat(folder.resolve("log/letsencrypt.log"))
                .content()
                .contains("Not deleting revoked certificates due to overlapping archive dirs");
        assertThat(live("a.example", "privkey.pem")).exists();
    }

    @Test
    void aPersonIsAskedWhetherToDelete() throws Exception {
        obtain("a.example");
        Shell shell = shell().typing("no\n");
        assertThat(run(shell, "revoke", "--cert-name", "a.example"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out()).contains("Would you like to delete the certificate(s) you just revoked");
        assertThat(live("a.example", "cert.pem")).exists();
    }

    @Test
    void whatTheCaRefusesDeletesNothing() throws Exception {
        obtain("a.example");
        ca.faults().next(Route.REVOKE_CERTIFICATE, Fault.problem("badRevocationReason", 400, "not that one"));
        assertThat(refused("revoke", "--cert-name", "a.example")).contains("badRevocationReason: not that one");
        done("unregister");
        assertThat(refused("revoke", "--cert-name", "a.example")).contains("There is no account for", "--key-path");
        done("register", "--agree-tos");
        assertThat(refused("revoke", "--cert-name", "a.example"))
                .contains("is not revoked; the account", "--account", "--key-path");
        assertThat(live("a.example", "cert.pem")).exists();
    }

    @Test
    void aDamagedLineageIsNamedAndItsCertificateCanStillBeRevokedByPath() throws Exception {
        obtain("a.example");
        Path conf = etc().resolve("renewal/a.example.conf");
        String good = Files.readString(conf);
        Files.writeString(conf, good.replace(ca.directory().toString(), "https://ca .example"));
        Shell shell = shell();
        assertThat(without(shell, "revoke", "--cert-name", "a.example")).isEqualTo(1);
        assertThat(shell.err()).contains("https://ca .example").doesNotContain("unexpected error");
        Files.writeString(conf, good.replace("privkey = ", "privkeys = "));
        assertThat(refused("revoke", "--cert-name", "a.example")).contains("a.example.conf", "--cert-path");
        assertThat(done("revoke", "--cert-path", live("a.example", "cert.pem").toString()))
                .contains("successfully revoked", "nothing to delete");
        assertThat(ca.revoked(issued(0))).isTrue();
        assertThat(live("a.example", "privkey.pem")).exists();
    }

    @Test
    void programsGetWhatWasDone() {
        obtain("a.example");
        JsonObject data = data(done("revoke", "--cert-name", "a.example", "--json", "--reason", "superseded"));
        JsonObject revoked = data.getAsJsonObject("revoked");
        assertThat(revoked.get("serial").getAsString())
                .isEqualTo(issued(0).serial().toString(16));
        assertThat(revoked.get("already").getAsBoolean()).isFalse();
        assertThat(revoked.get("reason").getAsString()).isEqualTo("superseded");
        assertThat(data.getAsJsonArray("deleted")).hasSize(1);
    }
}
