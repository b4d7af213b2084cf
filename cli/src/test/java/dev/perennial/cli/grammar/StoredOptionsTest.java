package dev.perennial.cli.grammar;

import static dev.perennial.cli.grammar.Line.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.lineage.configobj.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredOptionsTest {
    private static final String PRIVATE_CA = "https://ca.example/dir";

    private static ParsedOptions restore(String line, Map<String, ConfigValue> params) throws Exception {
        return StoredOptions.restore(parse(line), params);
    }

    private static Map<String, ConfigValue> params(String... pairs) {
        Map<String, ConfigValue> params = new HashMap<>(Map.of("authenticator", ConfigValue.of("standalone")));
        for (int i = 0; i < pairs.length; i += 2) {
            params.put(pairs[i], ConfigValue.of(pairs[i + 1]));
        }
        return params;
    }

    @Test
    void whatTheUserSetIsKeptInCertbotsSpellingAndWhatHeDidNotIsNot() throws Exception {
        Map<String, ConfigValue> kept =
                StoredOptions.of(parse("certonly --reuse-key --deploy-hook reload --http-01-port 8080 --no-autorenew"
                        + " --preferred-challenges http -d a.example --new-key -m a@example.com -n"));
        assertThat(kept)
                .containsOnly(
                        Map.entry("reuse_key", ConfigValue.of(true)),
                        Map.entry("renew_hook", ConfigValue.of("reload")),
                        Map.entry("http01_port", ConfigValue.of("8080")),
                        Map.entry("autorenew", ConfigValue.of(false)),
                        Map.entry("pref_challs", new ConfigValue.Items(List.of("http-01"))),
                        Map.entry("key_type", ConfigValue.of("ecdsa")),
                        Map.entry("server", ConfigValue.of(AccountOptions.LETS_ENCRYPT)));
    }

    @Test
    void whatTheProgramChoseIsKeptToo() throws Exception {
        ParsedOptions options = parse("certonly --standalone")
                .with("authenticator", "standalone")
                .with("account", "ab12");
        assertThat(StoredOptions.of(options))
                .containsEntry("authenticator", ConfigValue.of("standalone"))
                .containsEntry("account", ConfigValue.of("ab12"))
                .doesNotContainKeys("standalone", "installer");
    }

    @Test
    void aRenewalRemembersAllAndStoresItAgain() throws Exception {
        ParsedOptions first = parse("certonly --webroot -w /a -d a.example -w /b -d b.example --reuse-key"
                        + " --elliptic-curve secp384r1 --server " + PRIVATE_CA + " --user-agent x,y")
                .with("authenticator", "webroot")
                .with("account", "ab12");
        Map<String, ConfigValue> stored = StoredOptions.of(first);

        ParsedOptions later = restore("renew", stored);
        assertThat(later.required("elliptic_curve")).isEqualTo("secp384r1");
        assertThat(later.origin("elliptic_curve")).isEqualTo(Origin.STORED);
        assertThat(later.webrootOf()).isEqualTo(Map.of("a.example", "/a", "b.example", "/b"));
        assertThat(StoredOptions.of(later)).isEqualTo(stored);
    }

    @Test
    void whatThisRunSaysWinsAndIsKept() throws Exception {
        ParsedOptions later =
                restore("renew --deploy-hook other --no-reuse-key", params("renew_hook", "old", "reuse_key", "True"));
        assertThat(later.required("deploy_hook")).isEqualTo("other");
        assertThat(StoredOptions.of(later))
                .containsEntry("renew_hook", ConfigValue.of("other"))
                .containsEntry("reuse_key", ConfigValue.of(false));
    }

    @Test
    void anotherPluginOfThisRunWinsOverTheStoredOne() throws Exception {
        ParsedOptions later = restore("renew --webroot -w /new", params("http01_port", "8080"));
        assertThat(PluginRequest.of(later).authenticator()).contains("webroot");
        assertThat(later.text("authenticator")).isEmpty();
        assertThat(later.list("webroot_path")).containsExactly("/new");
    }

    @Test
    void optionsOfOtherPluginsAreLeftBehind() throws Exception {
        ParsedOptions later = restore("renew", params("manual_auth_hook", "/bin/x", "dns_ovh_credentials", "/c.ini"));
        assertThat(later.text("manual_auth_hook")).isEmpty();
        assertThat(StoredOptions.of(later)).doesNotContainKeys("manual_auth_hook", "dns_ovh_credentials");
    }

    @Test
    void oldSpellingsAreUnderstood() throws Exception {
        ParsedOptions later = restore(
                "renew",
                params(
                        "http01_port", "None",
                        "pre_hook", "None",
                        "reuse_key", "true",
                        "pref_challs", "http",
                        "no_self_upgrade", "True",
                        "server", "https://acme-v01.api.letsencrypt.org/directory"));
        assertThat(later.number("http01_port")).isEqualTo(80);
        assertThat(later.text("pre_hook")).isEmpty();
        assertThat(later.flag("reuse_key")).isTrue();
        assertThat(later.list("pref_challs")).containsExactly("http-01");
        assertThat(later.required("server")).isEqualTo(AccountOptions.LETS_ENCRYPT);
        assertThat(later.required("key_type"))
                .as("not written before Certbot 1.25")
                .isEqualTo("rsa");
    }

    @Test
    void aRehearsalGoesToStagingWithoutTheAccountButToAPrivateCaWithIt() throws Exception {
        ParsedOptions production =
                restore("renew --dry-run", params("server", AccountOptions.LETS_ENCRYPT, "account", "ab12"));
        assertThat(production.required("server")).isEqualTo(Rules.STAGING);
        assertThat(production.text("account")).isEmpty();

        ParsedOptions own = restore("renew --dry-run", params("server", PRIVATE_CA, "account", "ab12"));
        assertThat(own.required("server")).isEqualTo(PRIVATE_CA);
        assertThat(own.text("account")).contains("ab12");
    }

    @Test
    void anAccountBelongsToItsServer() throws Exception {
        ParsedOptions later =
                restore("renew --server https://other.example/dir", params("server", PRIVATE_CA, "account", "ab12"));
        assertThat(later.text("account")).isEmpty();
    }

    @Test
    void aDamagedValueIsRefusedByName() {
        assertThatThrownBy(() -> restore("renew", params("reuse_key", "maybe")))
                .isInstanceOf(StoredOptionException.class)
                .hasMessageContaining("Expected True or False for reuse_key but found maybe");
        assertThatThrownBy(() -> restore("renew", params("rsa_key_size", "big")))
                .hasMessageContaining("Expected a numeric value for rsa_key_size");
    }
}
