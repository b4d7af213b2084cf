package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** {@code dns providers}, {@code describe} and {@code test}; what records do at real servers is tested elsewhere. */
class DnsVerbTest extends CaScenario {
    private static final String RECIPE = """
            provider: Mine
            docs: https://docs.example.net
            permissions: a token for everything
            base: "${raw(url)}"
            fields:
              url: {address: true, help: its address}
              token: {secret: true, help: the token, env: [MINE_TOKEN]}
            auth: {headers: {Authorization: "Bearer ${token}"}}
            zone: dns
            values: {add: {post: /txt}, remove: {delete: /txt}}
            """;

    private Path own(String text) throws Exception {
        Path file = host.etc("dns/recipes/mine.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path credentials(String text) throws Exception {
        Path file = host.etc("dns/mine.ini");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void sixtyProvidersAndMoreAreListed() throws Exception {
        own(RECIPE);
        credentials("dns_mine_url = http://127.0.0.1:1\n");

        String all = host.run("dns", "providers").ends(0).out();

        assertThat(all.lines()
                        .filter(line -> line.startsWith("  ") || line.startsWith("* "))
                        .count())
                .isGreaterThan(60);
        assertThat(all).contains("  cloudflare", "  acmesh", "  rfc2136", "* mine            Mine");
        assertThat(host.run("dns", "providers", "sakura").ends(0).out())
                .contains("Sakura Cloud")
                .doesNotContain("cloudflare");
        assertThat(host.run("dns", "providers", "nowhere").ends(0).out())
                .contains("No DNS provider's name has \"nowhere\"");
    }

    @Test
    void describeIsAFileToBeFilledIn() throws Exception {
        own(RECIPE);

        assertThat(host.run("dns", "describe", "mine").ends(0).out())
                .contains("Mine (dns-mine)", "Needs  a token for everything", "up to 10 min")
                .contains(host.etc("dns/mine.ini").toString(), "# the token (or MINE_TOKEN)\n  dns_mine_token = ...");
        assertThat(host.run("dns", "describe", "dns-cloudflare").ends(0).out())
                .contains("dns_cloudflare_api_token = ...\n  # or\n", "# dns_cloudflare_email = ...");
        host.run("dns", "describe", "cloudflair")
                .ends(1, "There is no DNS provider cloudflair (did you mean cloudflare?)");
        host.run("dns", "describe").ends(2, "dns describe needs the name of one provider.");
    }

    @Test
    void aRecipeWithAMistakeIsToldWithItsLine() throws Exception {
        Path file = own(RECIPE.replace("zone: dns", "zone: none"));

        for (String word : new String[] {"describe mine", "test mine a.example"}) {
            host.run(("dns " + word).split(" "))
                    .ends(1, "The recipe for dns-mine cannot be used: " + file + ", line 9: zone must be a mapping");
        }
    }

    @Test
    void aFileOfDnsMultiNamesAProviderOfLegoAndHasItsVariables() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> keys = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("X-API-Key"));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Path file = credentials("dns_multi_provider = pdns\nPDNS_API_URL = " + url + "\n");
        String[] test = {"dns", "test", "multi", "a.example", "--dns-multi-credentials", file.toString()};

        host.run(test)
                .ends(
                        1,
                        "Missing for PowerDNS Authoritative Server in " + file + ": api_key (API key).",
                        "dns describe pdns shows lego's variables for it.");
        Files.writeString(file, "PDNS_API_KEY = made-up-key\n", StandardOpenOption.APPEND);
        host.run(test).ends(1, "PowerDNS Authoritative Server refused GET ");
        server.stop(0);
        assertThat(keys).containsOnly("made-up-key");
        credentials("dns_multi_provider = hover\n");
        host.run(test).ends(1, file + " names lego's provider hover, for which there is no recipe.");
        credentials("");
        host.run(test).ends(1, "Missing in the credentials file " + file + ": dns_multi_provider");
    }

    @Test
    void testNeedsCredentialsAndTellsWhichAreMissing() throws Exception {
        own(RECIPE);
        Path file = credentials("dns_mine_url = http://127.0.0.1:1\n");

        host.run("dns", "test", "mine", "a.example").ends(1, "Missing for Mine in " + file + ": token (the token).");
        host.run("dns", "test", "mine").ends(2, "dns test needs the name of a provider and a domain.");
        host.run("dns", "test", "mine", "no name").ends(2, "no name is not the name of a domain");
        host.run("dns", "tset", "mine").ends(2, "dns has no command tset.");
    }

    @Test
    void aFailedTrialSaysWhyAndNoSecret() throws Exception {
        own(RECIPE);
        credentials("dns_mine_url = http://127.0.0.1:1\ndns_mine_token = made-up-token-1\n");
        String resolver = "127.0.0.1:" + host.ca.dns().port();

        Run shell = host.run("dns", "test", "mine", "a.example", "--dns-resolvers", resolver);

        shell.ends(1, "The DNS does not say which zone _acme-challenge.a.example is in", "No CA was asked.");
        assertThat(shell.out() + shell.err()).doesNotContain("made-up-token-1");
    }

    @Test
    void programsGetAllOfIt() {
        JsonObject one = JsonParser.parseString(
                        host.run("dns", "describe", "ovh", "--json").ends(0).out())
                .getAsJsonObject()
                .getAsJsonObject("data")
                .getAsJsonObject("provider");

        assertThat(one.get("title").getAsString()).isEqualTo("OVHcloud");
        assertThat(one.getAsJsonArray("fields").get(0).getAsJsonObject().getAsJsonArray("choices"))
                .isNotEmpty();
    }
}
