package dev.perennial.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Recipes;
import dev.perennial.dns.run.Account;
import dev.perennial.engine.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The files of Certbot's plugins by others are read as they are. */
class PluginCredentialsTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    /**
     * @param plugin as renewal files have it
     * @param keys of its file, those that it needs
     * @param fields of the recipe, in the same order
     */
    @ParameterizedTest
    @CsvFileSource(resources = "plugins.csv", delimiter = '|', numLinesToSkip = 1)
    void theKeysOfThePluginAreEnough(String plugin, String keys, String fields) throws Exception {
        String[] all = keys.strip().split(" +", -1);
        List<String> lines = new ArrayList<>();
        for (String each : all) {
            int value = each.indexOf('=');
            lines.add(
                    value > 0
                            ? each.substring(0, value) + " = \"" + each.substring(value + 1) + '"'
                            : each + " = made-up-" + each.substring(each.indexOf(':') + 1));
        }
        Account account = account(plugin.strip(), String.join("\n", lines) + '\n');

        String[] names = fields.strip().split(" +", -1);
        assertThat(names).hasSameSizeAs(all);
        for (int i = 0; i < all.length; i++) {
            int value = all[i].indexOf('=');
            assertThat(account.values())
                    .containsEntry(
                            names[i],
                            value > 0
                                    ? all[i].substring(value + 1)
                                    : "made-up-" + all[i].substring(all[i].indexOf(':') + 1));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void azureHasALineForEachZone() throws Exception {
        Account account = account("dns-azure", """
                dns_azure_msi_system_assigned = true
                dns_azure_use_cli_credentials = false
                dns_azure_zone1 = example.com:/subscriptions/s-1/resourceGroups/a
                dns_azure_zone2 = example.org:/subscriptions/s-2/resourceGroups/b
                """);

        assertThat(account.values()).containsEntry("zone", """
                        example.com:/subscriptions/s-1/resourceGroups/a
                        example.org:/subscriptions/s-2/resourceGroups/b""");
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatHasNoEffectIsSaid() throws Exception {
        account("dns-inwx", """
                dns_inwx_username = made-up
                dns_inwx_password = made-up
                dns_inwx_shared_secret = made-up-secret
                """);

        assertThat(warnings)
                .containsExactly("dns_inwx_shared_secret in " + folder.resolve("c.ini") + " has no effect here: INWX"
                        + " refuses a user with two-factor login; make one without it.");
    }

    private Account account(String plugin, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("c.ini"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String provider = PluginNames.provider(PluginNames.canonical(plugin));
        Recipe recipe = new Recipes(folder).read(provider).orElseThrow();
        Credentials credentials = new Credentials(provider, Optional.of(file), file, Map.of());
        return new RecipeAccounts(Map.of()).of(recipe, credentials, event -> {
            if (event instanceof Event.Warning(String warning)) {
                warnings.add(warning);
            }
        });
    }
}
