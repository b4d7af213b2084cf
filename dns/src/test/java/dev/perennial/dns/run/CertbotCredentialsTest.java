package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Recipes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of Certbot's plugins have is all that is needed, and no less is enough. */
class CertbotCredentialsTest {
    @ParameterizedTest
    @CsvSource({
        "cloudflare, api_token",
        "cloudflare, email api_key",
        "digitalocean, token",
        "dnsimple, token",
        "dnsmadeeasy, api_key secret_key",
        "gehirn, api_token api_secret",
        "google, credentials project",
        "linode, key",
        "luadns, email token",
        "nsone, api_key",
        "ovh, endpoint application_key application_secret consumer_key",
        "sakuracloud, api_token api_secret",
    })
    void theKeysOfThePluginAreEnough(String plugin, String keys) throws Exception {
        Recipe recipe = new Recipes(Path.of("none")).read(plugin).orElseThrow();
        Map<String, String> given = new HashMap<>();
        for (String key : keys.split(" ", -1)) {
            given.put(key, key.equals("endpoint") ? "ovh-eu" : "made-up");
        }

        assertThat(Account.of(recipe, given, Map.of(), "a file").values()).containsKeys(keys.split(" ", -1));

        given.remove(keys.substring(keys.lastIndexOf(' ') + 1));
        assertThatThrownBy(() -> Account.of(recipe, given, Map.of(), "a file")).hasMessageStartingWith("Missing for ");
    }

    @ParameterizedTest
    @CsvSource({"route53", "azure"})
    void whatAMachineHasOfItsOwnIsEnough(String plugin) throws Exception {
        Recipe recipe = new Recipes(Path.of("none")).read(plugin).orElseThrow();

        assertThat(Account.of(recipe, Map.of("subscription_id", "made-up"), Map.of(), "a file"))
                .isNotNull();
    }
}
