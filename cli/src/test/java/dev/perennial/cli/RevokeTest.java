package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Certificate;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a certificate. */
class RevokeTest extends CaScenario {
    private Certificate issued(int index) {
        return host.ca.issued().get(index);
    }

    @Test
    void byNameAtTheCaOfTheLineageAndThenItsFilesGo() throws Exception {
        host.obtain("a.example");
        Run run = host.runWithoutServer("revoke", "--cert-name", "a.example", "--reason", "KeyCompromise")
                .ends(0);
        assertThat(run.out())
                .contains("You have successfully revoked the certificate that was located at "
                        + host.live("a.example", "cert"))
                .contains("Deleted all files relating to certificate a.example.");
        assertThat(host.ca.revoked(issued(0))).isTrue();
        for (String folder : new String[] {"live/a.example", "archive/a.example", "renewal/a.example.conf"}) {
            assertThat(host.etc(folder)).doesNotExist();
        }
    }

    @Test
    @Tag("case61")
    void theFilesStayIfThatIsWanted() throws Exception {
        host.obtain("a.example");
        assertThat(host.done("revoke", "--cert-name", "a.example", "--no-delete-after-revoke")
                        .out())
                .doesNotContain("Deleted");
        assertThat(host.live("a.example", "cert")).exists();
        assertThat(host.done("revoke", "--cert-name", "a.example").out())
                .contains("was revoked already", "Deleted all files");
        assertThat(host.ca.requests().withProblem("alreadyRevoked")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    @Tag("case61")
    void byTheCertificatesOwnKeyWithoutAnAccount(String type) throws Exception {
        host.obtain("k.example", "--key-type", type);
        Path copy = Files.copy(host.live("k.example", "fullchain"), folder.resolve("copy.pem"));
        String key = Files.copy(host.live("k.example", "privkey"), folder.resolve("key.pem"))
                .toString();
        host.done("unregister");
        assertThat(host.done("revoke", "--cert-path", copy.toString(), "--key-path", key)
                        .out())
                .contains("there is nothing to delete");
        assertThat(host.ca.revoked(issued(0))).isTrue();
        assertThat(host.live("k.example", "cert")).exists();
    }

    @Test
    void aKeyThatDoesNotFitIsRefusedBeforeTheCaHears() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
        host.ca.requests().clear();
        String wrong = host.live("b.example", "privkey").toString();
        host.run("revoke", "--cert-name", "a.example", "--key-path", wrong)
                .ends(1, "does not belong to the certificate", "Nothing was revoked.");
        for (String file : new String[] {host.live("a.example", "cert").toString(), "/nonexistent", "/"}) {
            host.run("revoke", "--cert-name", "a.example", "--key-path", file)
                    .ends(1, "--key-path: " + file, "Nothing was revoked.");
        }
        assertThat(host.ca.requests().all()).isEmpty();
    }

    @Test
    void byPathTheLineageIsFoundToo() throws Exception {
        host.obtain("a.example");
        Path link = Files.createSymbolicLink(folder.resolve("site.pem"), host.live("a.example", "fullchain"));
        Run run =
                host.runWithoutServer("revoke", "--cert-path", link.toString()).ends(0);
        assertThat(run.out()).contains("located at " + link, "Deleted all files relating to certificate a.example.");
        assertThat(host.ca.revoked(issued(0))).isTrue();
    }

    @Test
    void exactlyOneCertificateIsNamed() {
        host.obtain("a.example");
        String path = host.live("a.example", "cert").toString();
        for (String[] words :
                new String[][] {{"revoke"}, {"revoke", "--cert-name", "a.example", "--cert-path", path}}) {
            host.run(words).ends(1, "Exactly one of --cert-path or --cert-name must be specified");
        }
        host.run("revoke", "--cert-name", "../a.example").ends(1, "../a.example", "Nothing was done.");
        String key = host.live("a.example", "privkey").toString();
        assertThat(host.run("revoke", "--cert-path", key).ends(1).err())
                .contains("holds no certificate")
                .doesNotContain("BEGIN");
    }

    @Test
    void anOldVersionIsRevokedWithoutDeletingTheOneInUse() throws Exception {
        host.obtain("a.example");
        host.renew().ends(0);
        String old = host.archived("a.example", "cert", 1).toString();
        Run run = host.done("revoke", "--cert-path", old);
        assertThat(run.err()).contains("what was revoked is not the certificate it has in use");
        assertThat(host.ca.revoked(issued(0))).isTrue();
        assertThat(host.ca.revoked(issued(1))).isFalse();
        assertThat(host.live("a.example", "cert")).exists();
        assertThat(host.done("revoke", "--cert-path", old, "--delete-after-revoke")
                        .out())
                .contains("Deleted all files");
    }

    @Test
    void anArchiveThatAnotherLineageUsesIsNeverDeleted() throws Exception {
        host.obtain("a.example");
        Path conf = host.conf("a.example");
        Files.writeString(host.conf("twin"), Files.readString(conf));
        for (String path : new String[] {"--cert-name=a.example", "--cert-path=" + host.live("a.example", "cert")}) {
            Run run = host.done("revoke", path, "--delete-after-revoke");
            assertThat(run.err()).contains("Not deleting revoked certificates due to overlapping archive dirs");
        }
        assertThat(folder.resolve("log/letsencrypt.log"))
                .content()
                .contains("Not deleting revoked certificates due to overlapping archive dirs");
        assertThat(host.live("a.example", "privkey")).exists();
    }

    @Test
    void aPersonIsAskedWhetherToDelete() throws Exception {
        host.obtain("a.example");
        Run run = host.run(host.shell().typing("no\n"), "revoke", "--cert-name", "a.example")
                .ends(0);
        assertThat(run.out()).contains("Would you like to delete the certificate(s) you just revoked");
        assertThat(host.live("a.example", "cert")).exists();
    }

    @Test
    @Tag("case61")
    void whatTheCaRefusesDeletesNothing() throws Exception {
        host.obtain("a.example");
        host.ca.faults().next(Route.REVOKE_CERTIFICATE, Fault.problem("badRevocationReason", 400, "not that one"));
        host.run("revoke", "--cert-name", "a.example").ends(1, "badRevocationReason: not that one");
        host.done("unregister");
        host.run("revoke", "--cert-name", "a.example").ends(1, "There is no account for", "--key-path");
        host.done("register", "--agree-tos");
        host.run("revoke", "--cert-name", "a.example")
                .ends(1, "is not revoked; the account", "--account", "--key-path");
        assertThat(host.live("a.example", "cert")).exists();
    }

    @Test
    void aDamagedLineageIsNamedAndItsCertificateCanStillBeRevokedByPath() throws Exception {
        host.obtain("a.example");
        Path conf = host.conf("a.example");
        String good = Files.readString(conf);
        Files.writeString(conf, good.replace(host.ca.directory().toString(), "https://ca .example"));
        host.runWithoutServer("revoke", "--cert-name", "a.example").ends(1, "https://ca .example");
        Files.writeString(conf, good.replace("privkey = ", "privkeys = "));
        host.run("revoke", "--cert-name", "a.example").ends(1, "a.example.conf", "--cert-path");
        assertThat(host.done(
                                "revoke",
                                "--cert-path",
                                host.live("a.example", "cert").toString())
                        .out())
                .contains("successfully revoked", "nothing to delete");
        assertThat(host.ca.revoked(issued(0))).isTrue();
        assertThat(host.live("a.example", "privkey")).exists();
    }

    @Test
    void programsGetWhatWasDone() {
        host.obtain("a.example");
        JsonObject data = host.done("revoke", "--cert-name", "a.example", "--json", "--reason", "superseded")
                .data();
        JsonObject revoked = data.getAsJsonObject("revoked");
        assertThat(revoked.get("serial").getAsString())
                .isEqualTo(issued(0).serial().toString(16));
        assertThat(revoked.get("already").getAsBoolean()).isFalse();
        assertThat(revoked.get("reason").getAsString()).isEqualTo("superseded");
        assertThat(data.getAsJsonArray("deleted")).hasSize(1);
    }
}
