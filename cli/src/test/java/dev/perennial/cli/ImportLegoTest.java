package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The folder of lego, as its versions 4 and 5 write it; the real lego is in the tests with peers. */
class ImportLegoTest extends CaScenario {
    private Takeover takeover;

    private Path lego(String base, String accountFolder, String keyFolder) throws Exception {
        takeover = new Takeover(host, "a.example");
        Path lego = host.path("lego");
        Path account = lego.resolve(
                        "accounts/" + host.ca.directory().getAuthority().replace(':', '_'))
                .resolve("me@a.example" + accountFolder);
        Takeover.write(
                account.resolve("account.json"),
                "{\"email\":\"me@a.example\",\"registration\":{\"body\":{\"status\":\"valid\"},\"uri\":\""
                        + takeover.accountUrl() + "\"}}");
        Takeover.write(account.resolve(keyFolder + "me@a.example.key"), takeover.accountKeyPem());
        Path certificates = lego.resolve("certificates");
        Takeover.write(certificates.resolve(base + ".crt"), takeover.pem("a.example", "fullchain"));
        Takeover.write(certificates.resolve(base + ".issuer.crt"), takeover.pem("a.example", "chain"));
        Takeover.write(certificates.resolve(base + ".key"), takeover.pem("a.example", "privkey"));
        String url = host.ca.directory().resolve("/certificate/1").toString();
        Takeover.write(certificates.resolve(base + ".json"), "{\"domain\":\"a.example\",\"certUrl\":\"" + url + "\"}");
        return lego;
    }

    @Test
    void theMethodIsGivenHereAndTheRenewalUsesTheSameAccount() throws Exception {
        Path lego = lego("a.example", "", "keys/");
        takeover.importing("lego", lego, "--standalone", "--deploy-hook", "echo")
                .ends(0);
        takeover.isKeptAsByCertbot("a.example");
        assertThat(host.conf("a.example"))
                .content()
                .contains("authenticator = standalone", "renew_hook = echo", "key_type = ecdsa");
        takeover.renews("a.example");
    }

    @Test
    void namesMayBeRoutedAndTheRenewalDoesSo() throws Exception {
        Path lego = lego("a.example", "", "keys/");
        Run run = takeover.importing("lego", lego, "--solver", "a.example=standalone")
                .ends(0);
        assertThat(run.out()).contains("Renewed by: a.example=standalone").doesNotContain("not available");
        assertThat(host.conf("a.example")).content().contains("authenticator = perennial\n");
        takeover.renews("a.example");
    }

    @Test
    void withoutAMethodRenewLeavesItOutAndThatIsSaid() throws Exception {
        Path lego = lego("_.a.example", "/EC256", "");
        Run run = takeover.importing("lego", lego).ends(0);
        assertThat(run.out()).contains("Renewed by: nothing yet", "autorenew = False", "--webroot -w DIR");
        assertThat(host.done("certificates").out()).contains("never, because of autorenew = False");
        assertThat(host.done("renew", "--no-random-sleep-on-renew").out()).contains("a.example");
    }

    @Test
    void eachNameGetsTheWebroot() throws Exception {
        Path lego = lego("a.example", "", "keys/");
        Path site = Files.createDirectory(host.path("site"));
        takeover.importing("lego", lego, "--webroot", "-w", site.toString()).ends(0);
        assertThat(host.conf("a.example")).content().contains("[[webroot_map]]", "a.example = " + site);
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            takeover.renews("a.example");
        }
    }

    @Test
    void theCaIsNeverGuessed() throws Exception {
        Path lego = lego("a.example", "", "keys/");
        host.runWithoutServer("import", "lego", lego.toString())
                .ends(1, "lego does not write down the directory of the CA", "Give it with --server URL.");
        assertThat(host.etc("")).doesNotExist();
    }

    @Test
    void oneOfSeveralAccountsIsNeverGuessed() throws Exception {
        Path lego = lego("a.example", "", "keys/");
        Path first =
                lego.resolve("accounts/" + host.ca.directory().getAuthority().replace(':', '_'));
        Takeover.write(
                first.resolve("b@a.example/account.json"),
                Files.readString(first.resolve("me@a.example/account.json")));
        Takeover.write(first.resolve("b@a.example/keys/b.key"), takeover.pem("a.example", "privkey"));
        JsonObject data =
                takeover.importing("lego", lego, "--standalone", "--json").data();
        JsonObject imported = data.getAsJsonArray("imports").get(0).getAsJsonObject();
        assertThat(imported.has("account")).isFalse();
        assertThat(imported.getAsJsonArray("notCarried").toString()).contains("Import with --account ID.");
        assertThat(data.getAsJsonArray("accounts")).hasSize(2);
    }
}
