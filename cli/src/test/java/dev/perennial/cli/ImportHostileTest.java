package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A folder that may be crafted: each trouble is one sentence, and what is sound beside it comes. */
class ImportHostileTest extends CaScenario {
    private Takeover takeover;

    private Path archived(String kind) {
        return takeover.old.resolve("archive/a.example/" + kind + "1.pem");
    }

    private void two() throws Exception {
        host.obtain("a.example");
        takeover = new Takeover(host, "b.example");
    }

    /** The first certificate cannot be carried over, the second is. */
    private void refuses(String... sentence) throws Exception {
        Run run = takeover.importing("certbot", takeover.old).ends(1, sentence);
        assertThat(run.err()).contains("1 of what was found was not carried over.");
        assertThat(host.conf("a.example")).doesNotExist();
        assertThat(host.etc("archive/a.example")).doesNotExist();
        assertThat(host.live("b.example", "cert")).exists();
        takeover.isKeptAsByCertbot("b.example");
    }

    @Test
    void aKeyOfAnotherCertificate() throws Exception {
        two();
        String other = Keys.toPem(Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom()));
        Takeover.write(archived("privkey"), other);
        refuses("The key " + archived("privkey") + " does not belong to the certificate");
    }

    @Test
    void aMissingIssuer() throws Exception {
        two();
        Files.delete(archived("chain"));
        refuses("The issuer of the certificate " + archived("cert") + " is missing");
    }

    @Test
    void aLinkOutOfTheFolder() throws Exception {
        two();
        Path outside = Files.move(archived("privkey"), host.path("secret.pem"));
        Files.createSymbolicLink(archived("privkey"), outside);
        refuses("it leads out of the folder " + takeover.old);
    }

    @Test
    void aFileThatNeverEnds() throws Exception {
        two();
        Files.delete(archived("cert"));
        Files.write(archived("cert"), new byte[300 * 1024]);
        refuses(archived("cert") + " cannot be read: it is larger than 256 KiB.");
    }

    @Test
    void nonsense() throws Exception {
        two();
        Takeover.write(
                archived("privkey"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IHRoaW5ncw==\n-----END PRIVATE KEY-----\n");
        refuses(archived("privkey") + " cannot be used");
    }

    @Test
    void namesThatLeadElsewhere() throws Exception {
        two();
        Path renewal = takeover.old.resolve("renewal");
        Files.move(renewal.resolve("a.example.conf"), renewal.resolve("a b.conf"));
        takeover.importing("certbot", takeover.old).ends(1, "has a name that no certificate can have here.");
        String conf = Files.readString(renewal.resolve("b.example.conf"));
        Takeover.write(
                renewal.resolve("c.example.conf"),
                conf.replaceAll("archive_dir = .*", "archive_dir = /x/..")
                        .replaceAll("cert = .*", "cert = ../../../x/cert.pem"));
        takeover.importing("certbot", takeover.old).ends(1, "live/x/cert.pem cannot be read");
    }

    @Test
    void anAccountThatIsDamagedIsAFailureToo() throws Exception {
        two();
        Files.delete(takeover.account().resolve("private_key.json"));
        Takeover.write(takeover.account().resolve("private_key.json"), "{\"kty\":\"EC\",\"d\":\"hushhush\"}");
        Run run = takeover.importing("certbot", takeover.old, "--check")
                .ends(1, "An account is not carried over", "private_key.json is damaged");
        assertThat(run.out() + run.err()).contains("could not be found").doesNotContain("hushhush");
        assertThat(host.etc("")).doesNotExist();
    }

    /** Who may move folders may put another file there. */
    @Test
    void commandsInAFolderThatOthersMayWriteAreNotTaken() throws Exception {
        takeover = new Takeover(host, "b.example", "--post-hook", "echo mine");
        Files.setPosixFilePermissions(takeover.old.resolve("renewal"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(takeover.importing("certbot", takeover.old).ends(0).out()).contains("post_hook of");
        assertThat(host.conf("b.example")).content().doesNotContain("echo mine");
        takeover.renews("b.example");
    }

    @Test
    void whatIsNoFile() throws Exception {
        two();
        Files.delete(archived("cert"));
        Files.createDirectory(archived("cert"));
        refuses(takeover.old.resolve("live/a.example/cert.pem") + " cannot be read: it is no ordinary file.");
    }

    @Test
    void anExpiredCertificateComesAndIsCalledSo() throws Exception {
        takeover = new Takeover(host, "b.example");
        host.setClockAhead(Duration.ofDays(400));
        assertThat(takeover.importing("certbot", takeover.old).ends(0).out()).contains("EXPIRED");
    }

    @Test
    void noFolderAndNoClient() throws Exception {
        host.run("import", "certbot", host.path("nothing").toString()).ends(1, "there is no such file");
        host.run("import", "certbot", host.path("ca.pem").toString()).ends(1, "it is not a folder");
        Path empty = Files.createDirectory(host.path("empty"));
        host.run("import", "certbot", empty.toString()).ends(1, "is no configuration folder of Certbot");
        host.run("import", "lego", empty.toString()).ends(1, "is no folder of lego");
        host.run("import", "windows", empty.toString()).ends(2, "import knows no client windows.");
        host.run("import", "certbot").ends(2, "import needs a client and the folder");
        assertThat(host.etc("")).doesNotExist();
    }

    @Test
    void oneByName() throws Exception {
        two();
        takeover.importing("certbot", takeover.old, "--cert-name", "none.example")
                .ends(1, "No certificate found with name none.example");
        takeover.importing("certbot", takeover.old, "--cert-name", "b.example").ends(0);
        assertThat(host.conf("a.example")).doesNotExist();
        takeover.renews("b.example");
    }
}
