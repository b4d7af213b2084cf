package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The folder of acme.sh, as it writes it. */
class ImportAcmeShTest extends CaScenario {
    private Takeover takeover;

    private static String wrapped(String command) {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        return "__ACME_BASE64__START_" + Base64.getEncoder().encodeToString(bytes) + "__ACME_BASE64__END_";
    }

    private Path acmeSh(String webroot, String... more) throws Exception {
        takeover = new Takeover(host, "a.example", "-d", "b.example");
        Path home = host.path("acme");
        URI server = host.ca.directory();
        Path account = home.resolve("ca/" + server.getHost() + server.getPath());
        Takeover.write(account.resolve("account.key"), takeover.accountKeyPem());
        Takeover.write(
                account.resolve("ca.conf"),
                "CA_KEY_HASH='xyz='\nACCOUNT_URL='" + takeover.accountUrl() + "'\nCA_EAB_HMAC_KEY='hushhush'\n");
        Takeover.write(home.resolve("account.conf"), "SAVED_CF_Token='topsecret'\nUSER_PATH='/usr/bin:/bin'\n");
        Path folder = home.resolve("a.example_ecc");
        Takeover.write(folder.resolve("a.example.cer"), takeover.pem("a.example", "cert"));
        Takeover.write(folder.resolve("ca.cer"), takeover.pem("a.example", "chain"));
        Takeover.write(folder.resolve("fullchain.cer"), takeover.pem("a.example", "fullchain"));
        Takeover.write(folder.resolve("a.example.key"), takeover.pem("a.example", "privkey"));
        Takeover.write(
                folder.resolve("a.example.conf"),
                "Le_Domain='a.example'\nLe_Alt='b.example'\nLe_Webroot='" + webroot
                        + "'\nLe_PreHook=''\nLe_PostHook=''\n"
                        + "Le_RenewHook=''\nLe_API='" + server
                        + "'\nLe_Keylength='ec-256'\nLe_NextRenewTime='1790000000'\n"
                        + String.join("\n", more) + "\n");
        return home;
    }

    @Test
    void standaloneRenewsWithTheSameAccountAndTheSameKey() throws Exception {
        Path home = acmeSh("no", "Le_PostHook='" + wrapped("echo after") + "'");
        Run run = takeover.importing("acme.sh", home).ends(0);
        assertThat(run.out() + run.err()).contains("CF_Token").doesNotContain("topsecret", "hushhush");
        takeover.isKeptAsByCertbot("a.example");
        assertThat(host.conf("a.example"))
                .content()
                .contains("authenticator = standalone", "post_hook = echo after", "reuse_key = True");
        takeover.renews("a.example");
        assertThat(host.archived("a.example", "privkey", 2))
                .hasSameTextualContentAs(host.archived("a.example", "privkey", 1));
    }

    @Test
    void aWebrootForEachName() throws Exception {
        Path site = Files.createDirectory(host.path("site"));
        Path home = acmeSh(site + ",");
        takeover.importing("acme.sh", home).ends(0);
        assertThat(host.conf("a.example")).content().contains("a.example = " + site, "b.example = " + site);
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            takeover.renews("a.example");
        }
    }

    @Test
    void whatServersReadTodayIsNamedAndNoReloadIsMadeOfIt() throws Exception {
        Path home = acmeSh(
                "no",
                "Le_RealKeyPath='/etc/nginx/a.key'",
                "Le_RealFullChainPath='/etc/nginx/a.pem'",
                "Le_ReloadCmd='" + wrapped("systemctl reload nginx") + "'",
                "Le_RenewHook='" + wrapped("cp \"$CERT_FULLCHAIN_PATH\" /srv") + "'",
                "Le_PFXPassword='hushhush'",
                "Le_DeployHook='haproxy,'",
                "Le_RenewalDays='30'");
        Run run = takeover.importing("acme.sh", home).ends(0);
        assertThat(run.out())
                .contains("/etc/nginx/a.key, /etc/nginx/a.pem: renewals here do not write these copies")
                .contains("Le_ReloadCmd is not carried over", "systemctl reload nginx")
                .contains("Le_RenewHook uses what only acme.sh has", "haproxy", "every 30 days")
                .doesNotContain("hushhush");
        assertThat(host.conf("a.example")).content().doesNotContain("renew_hook", "nginx");
    }

    @Test
    void aDnsProviderIsKeptAndSaidNotToWorkYet() throws Exception {
        Path home = acmeSh("dns_cf");
        assertThat(takeover.importing("acme.sh", home).ends(0).out())
                .contains("The authenticator dns_cf is kept, but is not available yet in this build");
        assertThat(host.conf("a.example")).content().contains("authenticator = dns_cf");
        host.renew().ends(1, "dns_cf");
        assertThat(host.archived("a.example", "cert", 2)).doesNotExist();
    }

    @Test
    void waysThatDifferByNameAreNotMixed() throws Exception {
        Path home = acmeSh("dns_cf,no");
        assertThat(takeover.importing("acme.sh", home).ends(0).out())
                .contains("Le_Webroot = dns_cf,no has no counterpart here", "Renewed by: nothing yet");
        assertThat(host.conf("a.example")).content().contains("autorenew = False");
    }

    @Test
    void theFilesAreNeverRun() throws Exception {
        Path trap = host.path("trap");
        Path home = acmeSh(
                "no", "Le_PreHook=\"$(touch " + trap + ")\"", "touch " + trap, "Le_LocalAddress=`touch " + trap + "`");
        assertThat(takeover.importing("acme.sh", home).ends(0).out())
                .contains("Not understood in", "(Le_PreHook)", "(Le_LocalAddress)")
                .doesNotContain("touch");
        takeover.renews("a.example");
        assertThat(trap).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeReadIsNamedAndTheOthersCome() throws Exception {
        PlainUser user = new PlainUser(host);
        Path home = acmeSh("no");
        Path closed = Files.createDirectory(home.resolve("closed.example"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        user.run("import", "acme.sh", home.toString())
                .ends(1, closed + " cannot be read: permission denied.", "1 of what was found was not carried over.");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        takeover.renews("a.example");
    }
}
