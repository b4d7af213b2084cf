package dev.perennial.cli.grammar;

import static dev.perennial.cli.grammar.Line.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which route is whose, and what is no route. */
class RoutingTest {
    private static final String ALL = " --solver *=dns:others --solver *.example.org=webroot:/wild"
            + " --solver *.sub.example.org=webroot:/sub --solver www.example.org=webroot:/www"
            + " --solver example.org=standalone --solver 192.0.2.1=standalone";

    @ParameterizedTest
    @CsvSource({
        "www.example.org, webroot:/www",
        "*.example.org, webroot:/wild",
        "a.b.example.org, webroot:/wild",
        "example.org, standalone",
        "x.sub.example.org, webroot:/sub",
        "*.sub.example.org, webroot:/sub",
        "sub.example.org, webroot:/wild",
        "anexample.org, dns:others",
        "*.www.example.org, webroot:/wild",
        "192.0.2.1, standalone"
    })
    void theRouteThatFitsBestCounts(String name, String how) throws Exception {
        Identifier identifier =
                Character.isDigit(name.charAt(name.length() - 1)) ? Identifier.ip(name) : Identifier.dns(name);
        assertThat(Routing.of(parse("certonly" + ALL))
                        .find(identifier)
                        .orElseThrow()
                        .toString())
                .endsWith('=' + how);
    }

    @Test
    void ofEqualsTheLastCountsAndAnotherNameHasNone() throws Exception {
        Routing routing = Routing.of(parse("certonly --solver A.example=standalone --solver a.example=webroot:/x"));
        assertThat(routing.find(Identifier.dns("a.example")).orElseThrow().plugin())
                .isEqualTo("webroot");
        assertThat(routing.find(Identifier.dns("b.a.example"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.example=webroot:/var/www/../www2, a.example=webroot:/var/www2",
        "a.example=webroot, a.example=webroot",
        "a.example=dns-ovh:/c.ini, a.example=dns:ovh:/c.ini",
        "a.example=dns:mijn-host, a.example=dns:mijn-host",
        "a.example=manual:/bin/auth, a.example=manual:/bin/auth",
        "a.example=manual:/bin/auth:/bin/clean, a.example=manual:/bin/auth:/bin/clean",
        "2001:DB8::1=standalone, 2001:db8::1=standalone",
        "a.example=dns:ovh:~/c.ini, a.example=dns:ovh:~/c.ini"
    })
    void itIsKeptWholeAndReadAgain(String typed, String kept) throws Exception {
        ParsedOptions options = parse("certonly --solver " + typed)
                .with("authenticator", Routing.ONLY)
                .with("solver_others", Routing.ONLY);
        assertThat(options.list("solver")).containsExactly(kept);
        Map<String, ConfigValue> stored = StoredOptions.of(options);
        assertThat(stored).doesNotContainKey("solver");
        assertThat(StoredOptions.restore(parse("renew"), stored).list("solver")).containsExactly(kept);
    }

    @Test
    void theOptionsOfRoutedPluginsAreRemembered() throws Exception {
        ParsedOptions options = parse("certonly --solver *=dns:ovh --dns-ovh-credentials /c.ini -w /var/www"
                        + " --solver a.example=webroot --manual-auth-hook x")
                .with("authenticator", Routing.ONLY)
                .with("solver_others", Routing.ONLY);
        Map<String, ConfigValue> stored = StoredOptions.ofChosenPlugins(options);
        assertThat(stored).containsKeys("dns_ovh_credentials", "webroot_path").doesNotContainKey("manual_auth_hook");
        ParsedOptions later = StoredOptions.restore(parse("renew"), stored);
        assertThat(later.required("dns_ovh_credentials")).isEqualTo("/c.ini");
        assertThat(later.list("webroot_path")).containsExactly("/var/www");
    }

    @Test
    void whatIsGivenReplacesWhatIsStoredAndNoneForgetsIt() throws Exception {
        Map<String, ConfigValue> stored = StoredOptions.of(parse("certonly --solver a.example=standalone")
                .with("authenticator", "webroot")
                .with("solver_others", "webroot"));
        assertThat(StoredOptions.restore(parse("renew --solver b.example=standalone"), stored)
                        .list("solver"))
                .containsExactly("b.example=standalone");
        ParsedOptions none = StoredOptions.restore(parse("renew --solver none"), stored);
        assertThat(Routing.of(none).isEmpty()).isTrue();
    }

    @Test
    void whoKnowsNoRoutesAndTakesAnotherAuthenticatorMeansAllNames() throws Exception {
        Map<String, ConfigValue> stored = StoredOptions.of(parse("certonly --solver a.example=webroot:/x")
                .with("authenticator", Routing.ONLY)
                .with("solver_others", Routing.ONLY));
        stored.put("authenticator", ConfigValue.of("standalone"));
        assertThat(StoredOptions.restore(parse("renew"), stored).list("solver")).isEmpty();
    }

    @Test
    void aFileOfSettingsMayNameThemLineByLineOrInBrackets() throws Exception {
        List<String> both = List.of("a.example=standalone", "*.b.example=dns:ovh");
        assertThat(parse("renew", "solver = a.example=standalone\nsolver = *.b.example=dns:ovh\n")
                        .list("solver"))
                .isEqualTo(both);
        assertThat(parse("renew", "solver = [a.example=standalone, *.b.example=dns:ovh]")
                        .list("solver"))
                .isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.example | 'a.example' does not say for which name and how: write NAME=KIND",
                "=webroot:/x | '=webroot:/x' does not say for which name",
                "a.example=webrot:/x | there is no solver 'webrot' (did you mean webroot?); there are webroot:DIR",
                "a.example=nginx | there is no solver 'nginx'",
                "a.example= | there is no solver ''",
                "a.example=dns | name a DNS provider, such as dns:cloudflare",
                "a.example=dns:../x | name a DNS provider",
                "a.example=standalone:80 | nothing follows standalone",
                "http://a.example=standalone | Requested domain 'http://a.example' is a URL",
                "a.*.example=standalone | Requested domain 'a.*.example'",
                "none --solver a.example=standalone | --solver none forgets all routes",
            })
    void whatIsNoRouteIsToldInASentence(String route, String said) {
        assertThatThrownBy(() -> parse("certonly --solver " + route))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aStoredRouteThatIsDamagedIsToldByItsKey() {
        Map<String, ConfigValue> stored = Map.of(
                "authenticator",
                ConfigValue.of("standalone"),
                "perennial",
                new ConfigValue.Table(Map.of(
                        "solver",
                        new ConfigValue.Items(List.of("a.example")),
                        "solver_others",
                        ConfigValue.of("standalone"))));
        assertThatThrownBy(() -> StoredOptions.restore(parse("renew"), stored))
                .isInstanceOf(StoredOptionException.class)
                .hasMessageContaining("'a.example' does not say for which name");
    }
}
