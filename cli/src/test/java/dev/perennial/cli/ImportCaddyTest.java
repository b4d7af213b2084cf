package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The data folder of Caddy, as it writes it. */
class ImportCaddyTest extends CaScenario {
    private Takeover takeover;

    private Path caddy() throws Exception {
        takeover = new Takeover(host, "a.example");
        Path data = host.path("caddy");
        String issuer = host.ca.directory().getAuthority().replace(':', '-') + "-directory";
        Path user = data.resolve("acme/" + issuer + "/users/me@a.example");
        Takeover.write(
                user.resolve("me.json"),
                "{\n\t\"status\": \"valid\",\n\t\"contact\": [\"mailto:me@a.example\"],\n\t\"location\": \""
                        + takeover.accountUrl() + "\"\n}");
        Takeover.write(user.resolve("me.key"), takeover.accountKeyPem());
        site(data.resolve("certificates/" + issuer), "a.example");
        return data;
    }

    private void site(Path issuer, String site) throws Exception {
        Path folder = issuer.resolve(site);
        Takeover.write(folder.resolve(site + ".crt"), takeover.pem("a.example", "fullchain"));
        Takeover.write(folder.resolve(site + ".key"), takeover.pem("a.example", "privkey"));
        Takeover.write(
                folder.resolve(site + ".json"),
                "{\n\t\"sans\": [\"a.example\"],\n\t\"issuer_data\": {\"url\": \""
                        + host.ca.directory().resolve("/certificate/1") + "\", \"ca\": \"" + host.ca.directory()
                        + "\", \"account\": \"" + takeover.accountUrl() + "\"}\n}");
    }

    @Test
    void whatCaddyHasRenewsWithTheSameAccount() throws Exception {
        Path data = caddy();
        Run run = host.runWithoutServer("import", "caddy", data.toString(), "--standalone")
                .ends(0);
        assertThat(run.out()).contains("Caddy goes on renewing", "tls FULLCHAIN PRIVKEY");
        takeover.isKeptAsByCertbot("a.example");
        takeover.renews("a.example");
    }

    @Test
    void itsOwnCaIsNamedAndLeftToIt() throws Exception {
        Path data = caddy();
        site(data.resolve("certificates/local"), "intern.example");
        assertThat(takeover.importing("caddy", data).ends(0).out())
                .contains("Caddy's own CA", "How to prove control of the names is not known");
        assertThat(host.conf("intern.example")).doesNotExist();
        assertThat(host.conf("a.example")).content().contains("autorenew = False", "account = ");
    }

    @Test
    void ofTwoIssuersTheNewerCertificateComes() throws Exception {
        Path data = caddy();
        site(data.resolve("certificates/acme.zerossl.com-v2-dv90"), "a.example");
        Files.delete(data.resolve("certificates/acme.zerossl.com-v2-dv90/a.example/a.example.key"));
        takeover.importing("caddy", data, "--standalone").ends(1, "a.example.key cannot be read");
        takeover.renews("a.example");
    }
}
