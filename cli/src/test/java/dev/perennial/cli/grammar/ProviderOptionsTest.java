package dev.perennial.cli.grammar;

import static dev.perennial.cli.grammar.Line.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.lineage.configobj.ConfigValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of DNS providers, of which the table does not know how many there are. */
class ProviderOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dns-mijn-host --dns-mijn-host-credentials /c.ini --dns-mijn-host-propagation-seconds 7",
                "-a dns-mijn-host --dns-mijn-host-credentials=/c.ini --dns-mijn-host-propagation-seconds=7",
                "-a certbot-dns-mijn-host:dns-mijn-host --certbot-dns-mijn-host:dns-mijn-host-credentials /c.ini"
                        + " --dns-mijn-host-propagation-seconds 7"
            })
    void anyNameIsUnderstoodAndStoredAsCertbotsPluginsStoreIt(String typed) throws Exception {
        ParsedOptions options = parse("certonly -d a.example " + typed);
        assertThat(PluginRequest.of(options).authenticators()).containsExactly("dns-mijn-host");
        assertThat(StoredOptions.of(options))
                .containsEntry("dns_mijn_host_credentials", ConfigValue.of("/c.ini"))
                .containsEntry("dns_mijn_host_propagation_seconds", ConfigValue.of("7"))
                .doesNotContainKey("dns_mijn_host");
    }

    @Test
    void aFileOfSettingsMayHaveThemToo() throws Exception {
        ParsedOptions options = parse("certonly", "dns-inwx = true\ndns-inwx-credentials = /c.ini\n");
        assertThat(PluginRequest.of(options).authenticators()).containsExactly("dns-inwx");
        assertThat(options.required("dns_inwx_credentials")).isEqualTo("/c.ini");
    }

    @ParameterizedTest
    @CsvSource({
        "dns-inwx, dns_inwx_credentials, dns_inwx_credentials, /c.ini",
        "certbot-dns-inwx:dns-inwx, certbot_dns_inwx:dns_inwx_credentials, dns_inwx_credentials, /c.ini",
        "certbot-route53:auth, certbot_route53:auth_propagation_seconds, dns_route53_propagation_seconds, 9"
    })
    void whatIsStoredIsReadAndStoredAgain(String authenticator, String key, String today, String value)
            throws Exception {
        ParsedOptions later = StoredOptions.restore(
                parse("renew"), Map.of("authenticator", ConfigValue.of(authenticator), key, ConfigValue.of(value)));
        assertThat(later.origin(today)).isEqualTo(Origin.STORED);
        assertThat(StoredOptions.ofChosenPlugins(later))
                .containsEntry("authenticator", ConfigValue.of(PluginNames.canonical(authenticator)))
                .containsEntry(today, ConfigValue.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "cpanel, cpanel_credentials, dns_cpanel_credentials, cpanel, cpanel_credentials",
        "certbot-dns-cpanel:cpanel, certbot_dns_cpanel:cpanel_credentials, dns_cpanel_credentials, cpanel,"
                + " cpanel_credentials",
        "edgedns, edgedns_credentials, dns_edgedns_credentials, edgedns, edgedns_credentials",
        "dns-azure, dns_azure_config, dns_azure_credentials, dns-azure, dns_azure_config",
        "certbot-plugin-gandi:dns, certbot_plugin_gandi:dns_credentials, dns_gandi_credentials, dns-gandi,"
                + " dns_gandi_credentials",
        "dns-kas, dns_kas_credentials, dns_kas_credentials, dns-kas, dns_kas_credentials",
    })
    void pluginsWithNamesOfTheirOwnCanRenewAfterwards(
            String authenticator, String key, String dest, String today, String keyToday) throws Exception {
        ParsedOptions later = StoredOptions.restore(
                parse("renew"), Map.of("authenticator", ConfigValue.of(authenticator), key, ConfigValue.of("/c.ini")));

        assertThat(later.required(dest)).isEqualTo("/c.ini");
        assertThat(StoredOptions.ofChosenPlugins(later))
                .containsEntry("authenticator", ConfigValue.of(today))
                .containsEntry(keyToday, ConfigValue.of("/c.ini"));
    }

    @ParameterizedTest
    @CsvSource({
        "--cpanel --cpanel-credentials /c.ini, dns-cpanel, dns_cpanel_credentials",
        "-a cpanel --cpanel-credentials /c.ini, dns-cpanel, dns_cpanel_credentials",
        "-a dns-azure --dns-azure-config /c.ini, dns-azure, dns_azure_credentials",
        "-a certbot-plugin-gandi:dns --certbot-plugin-gandi:dns-credentials /c.ini, dns-gandi, dns_gandi_credentials",
    })
    void optionsOfSuchPluginsAreUnderstood(String typed, String plugin, String dest) throws Exception {
        ParsedOptions options = parse("certonly -d a.example " + typed);

        assertThat(PluginRequest.of(options).authenticators()).containsExactly(plugin);
        assertThat(options.required(dest)).isEqualTo("/c.ini");
    }

    @Test
    void anotherProviderLeavesThoseOfTheFirstBehind() throws Exception {
        ParsedOptions later = StoredOptions.restore(
                parse("renew --dns-gandi --dns-gandi-credentials /g.ini"),
                Map.of(
                        "authenticator", ConfigValue.of("dns-inwx"),
                        "dns_inwx_credentials", ConfigValue.of("/c.ini"),
                        "dns_ovh_credentials", ConfigValue.of("/o.ini")));
        assertThat(StoredOptions.ofChosenPlugins(later.with("authenticator", "dns-gandi")))
                .containsEntry("dns_gandi_credentials", ConfigValue.of("/g.ini"))
                .doesNotContainKeys("dns_inwx_credentials", "dns_ovh_credentials");
    }

    @Test
    void resolversAreRememberedWhereCertbotLeavesThemAlone() throws Exception {
        ParsedOptions first = parse("certonly --standalone --dns-resolvers 192.0.2.1,192.0.2.2")
                .with("authenticator", "standalone");
        Map<String, ConfigValue> stored = StoredOptions.of(first);
        assertThat(stored).doesNotContainKey("dns_resolvers").containsKey("perennial");
        assertThat(StoredOptions.restore(parse("renew"), stored).list("dns_resolvers"))
                .isEqualTo(List.of("192.0.2.1", "192.0.2.2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dns-resolves 192.0.2.1 | unrecognized arguments: --dns-resolves 192.0.2.1 (did you mean --dns-resolvers?)",
                "--dns-inwx-credentials | argument --dns-inwx-credentials: expected one argument",
                "--dns-inwx-propagation-seconds x | argument --dns-inwx-propagation-seconds: invalid int value: 'x'",
                "--dns-Inwx | unrecognized arguments: --dns-Inwx",
                "--dns- | ambiguous option: --dns- could match",
                "--dns-inwx --dns-gandi | Too many flags",
                "--dns-inwx-credentials %(x)s | cannot be kept for renewals"
            })
    void whatMakesNoSenseIsToldInASentence(String line, String said) {
        assertThatThrownBy(() -> parse("certonly " + line))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(said);
    }
}
