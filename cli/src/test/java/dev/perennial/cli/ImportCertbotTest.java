package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A configuration folder of Certbot that comes from another machine. */
class ImportCertbotTest extends CaScenario {
    /** All paths in the files are those of the other machine. */
    private Takeover moved(String... more) throws Exception {
        Takeover takeover = new Takeover(host, "a.example", more);
        Path conf = takeover.old.resolve("renewal/a.example.conf");
        String text = Files.readString(conf).replace(host.etc("").toString(), "/etc/letsencrypt");
        assertThat(text).contains("/etc/letsencrypt/live/a.example/cert.pem");
        Files.writeString(conf, "# renew_before_expiry = 30 days\n" + text);
        return takeover;
    }

    @Test
    void aCheckTellsAllAndTouchesNothing() throws Exception {
        Takeover takeover = moved("--deploy-hook", "echo deployed");
        String out =
                takeover.importing("certbot", takeover.old, "--check").ends(0).out();
        assertThat(out)
                .contains("a.example", "Renewed by: standalone", "deploy hook: echo deployed", "Would be imported.")
                .contains("Expires: ", "Key: ECDSA", host.ca.directory().toString(), "Nothing was changed.");
        assertThat(host.etc("")).doesNotExist();
    }

    @Test
    void allVersionsComeAndTheNextRenewalUsesTheSameAccount() throws Exception {
        host.obtain("a.example");
        host.renew().ends(0);
        Takeover takeover = new Takeover(host, "b.example");
        takeover.importing("certbot", takeover.old).ends(0);
        assertThat(host.archived("a.example", "cert", 1)).exists();
        assertThat(Files.readSymbolicLink(host.live("a.example", "cert"))).hasFileName("cert2.pem");
        takeover.isKeptAsByCertbot("b.example");
        takeover.renews("a.example");
        assertThat(host.archived("a.example", "cert", 3)).exists();
    }

    @Test
    void ofTheRenewalFileOnlyThePathsChange() throws Exception {
        Takeover takeover = moved("--post-hook", "echo after");
        takeover.importing("certbot", takeover.old).ends(0);
        assertThat(host.conf("a.example"))
                .content()
                .startsWith("# renew_before_expiry = 30 days\n")
                .contains("post_hook = echo after", "cert = " + host.live("a.example", "cert"))
                .doesNotContain("/etc/letsencrypt");
        takeover.renews("a.example");
    }

    @Test
    void whatIsHereIsNotTouched() throws Exception {
        Takeover takeover = moved();
        takeover.importing("certbot", takeover.old).ends(0);
        var tree = host.tree();
        assertThat(takeover.importing("certbot", takeover.old).ends(0).out()).contains("is here already");
        host.renew().ends(0);
        takeover.importing("certbot", takeover.old)
                .ends(1, "Another certificate is called a.example here; it was not touched.");
        assertThat(tree).isNotEqualTo(host.tree());
        assertThat(host.archived("a.example", "cert", 2)).exists();
    }

    @Test
    void hooksComeWithTheirModeAndIniFilesAreNamed() throws Exception {
        Takeover takeover = moved();
        Path hook = Takeover.write(takeover.old.resolve("renewal-hooks/deploy/reload"), "#!/bin/sh\necho reloaded\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-x---"));
        Path open = Takeover.write(takeover.old.resolve("renewal-hooks/post/open"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Takeover.write(takeover.old.resolve("cli.ini"), "rsa-key-size = 4096\n");
        String out = takeover.importing("certbot", takeover.old).ends(0).out();
        assertThat(out)
                .contains("cli.ini", "post/open: not carried over", "Copied the hook renewal-hooks/deploy/reload");
        Path copy = host.etc("renewal-hooks/deploy/reload");
        assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(host.etc("renewal-hooks/post/open")).doesNotExist();
    }

    @Test
    void hooksThatAnotherUserCouldHaveWrittenAreNamedOnly() throws Exception {
        Takeover takeover = moved("--deploy-hook", "echo deployed");
        Path conf = takeover.old.resolve("renewal/a.example.conf");
        Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-rw-rw-"));
        String out = takeover.importing("certbot", takeover.old).ends(0).out();
        assertThat(out).contains("renew_hook of " + conf + ": not carried over");
        assertThat(host.conf("a.example")).content().doesNotContain("echo deployed");
    }

    @Test
    void accountsAndFilesOfOldTimesComeToo() throws Exception {
        Takeover takeover = moved();
        Path conf = takeover.old.resolve("renewal/a.example.conf");
        String server = host.ca.directory().toString();
        Files.writeString(
                conf,
                Files.readString(conf)
                        .replace("server = " + server, "server = https://acme-v01.api.letsencrypt.org/directory"));
        Path v1 = takeover.old.resolve("accounts/acme-v01.api.letsencrypt.org/directory");
        Files.createDirectories(v1.getParent());
        Files.move(takeover.account(), Files.createDirectories(v1).resolve("0123456789abcdef0123456789abcdef"));
        takeover.importing("certbot", takeover.old).ends(0);
        assertThat(host.etc("accounts/acme-v02.api.letsencrypt.org/directory")).isDirectoryContaining("glob:**");
        assertThat(host.conf("a.example"))
                .content()
                .contains("server = https://acme-v02.api.letsencrypt.org/directory", "account = ");
    }
}
