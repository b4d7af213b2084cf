package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Base64Url;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The folder of dehydrated, as it writes it. */
class ImportDehydratedTest extends CaScenario {
    private static final String STAMP = "-1790000000.pem";
    private Takeover takeover;

    private Path dehydrated(String config) throws Exception {
        takeover = new Takeover(host, "a.example");
        Path base = host.path("dehydrated");
        String ca = host.ca.directory() + "\n";
        Path account = base.resolve("accounts/" + Base64Url.encode(ca.getBytes(StandardCharsets.UTF_8)));
        Takeover.write(account.resolve("account_key.pem"), takeover.accountKeyPem());
        Takeover.write(account.resolve("registration_info.json"), "{\"status\": \"valid\"}");
        Takeover.write(account.resolve("account_id.json"), "{\"url\":\"" + takeover.accountUrl() + "\"}");
        Path folder = base.resolve("certs/site");
        for (String kind : Host.KINDS) {
            Takeover.write(folder.resolve(kind + STAMP), takeover.pem("a.example", kind));
            Files.createSymbolicLink(folder.resolve(kind + ".pem"), Path.of(kind + STAMP));
        }
        Takeover.write(base.resolve("domains.txt"), "# names\na.example > site\nlater.example\n");
        Takeover.write(base.resolve("config"), "CA=\"" + host.ca.directory() + "\"\n" + config);
        return base;
    }

    @Test
    void aFolderWithTheRightPathIsAWebroot() throws Exception {
        Path site = Files.createDirectory(host.path("site"));
        Path base = dehydrated("SITE='" + site + "'\nWELLKNOWN=\"${SITE}/.well-known/acme-challenge\"\n"
                + "PRIVATE_KEY_RENEW=\"no\"\nRENEW_DAYS=\"20\" # days\n");
        Run run = takeover.importing("dehydrated", base).ends(0);
        assertThat(run.out())
                .contains("domains.txt has later.example, for which there is no certificate", "RENEW_DAYS")
                .contains("Renewed by: webroot", site + " for all names", "with the same key each time");
        takeover.isKeptAsByCertbot("site");
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            takeover.renews("site");
        }
    }

    @Test
    void anyOtherFolderIsNotAndNeitherIsAHook() throws Exception {
        Path base = dehydrated("WELLKNOWN=/var/www/dehydrated\nHOOK=\"$BASEDIR/hook.sh\"\nCURL_OPTS=$(id)\n");
        assertThat(takeover.importing("dehydrated", base).ends(0).out())
                .contains("/var/www/dehydrated (WELLKNOWN)", "The hook script " + base + "/hook.sh is not carried over")
                .contains("line 4 (CURL_OPTS)", "Renewed by: nothing yet");
        assertThat(host.conf("site")).content().contains("autorenew = False");
    }

    @Test
    void whatIsGivenHereCounts() throws Exception {
        Path base = dehydrated("CHALLENGETYPE=\"dns-01\"\nHOOK=./hook.sh\n");
        takeover.importing("dehydrated", base, "--standalone").ends(0);
        takeover.renews("site");
    }

    @Test
    void whatDehydratedDidNotRenewStaysSo() throws Exception {
        Path base = dehydrated("");
        Takeover.write(base.resolve("domains.txt"), "b.example\n");
        assertThat(takeover.importing("dehydrated", base, "--standalone")
                        .ends(0)
                        .out())
                .contains("It is not in domains.txt");
        assertThat(host.conf("site")).content().contains("autorenew = False");
    }

    @Test
    void aFolderThatTheConfigNamesElsewhereIsNotRead() throws Exception {
        Path base = dehydrated("");
        Path etc = Files.createDirectory(host.path("etc-dehydrated"));
        Takeover.write(etc.resolve("config"), "BASEDIR=" + base + "\n");
        takeover.importing("dehydrated", etc).ends(1, "BASEDIR is " + base + ", which is another folder to import.");
    }
}
