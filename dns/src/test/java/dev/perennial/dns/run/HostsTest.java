package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import dev.perennial.dns.recipe.RecipeReader;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests, and the secrets in them, go to the hosts that the recipe names and nowhere else. */
class HostsTest {
    private static Hosts hosts(String url) throws Exception {
        String yaml = """
                provider: Example
                docs: https://docs.example.net
                permissions: a token
                base: "${raw(url)}/api"
                hosts: [other.example.net, "Third.example.net:8443"]
                fields: {url: {address: true, help: address}}
                zone: dns
                values: {add: {post: /}, remove: {delete: /}}
                """;
        Variables fields = new Variables(Map.of("url", new JsonPrimitive(url)), Instant.EPOCH, () -> new UUID(1, 2));
        return new Hosts(RecipeReader.read("example", "example.yaml", yaml), fields);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.net, https://api.example.net/x, true",
        "https://API.example.net, https://api.example.net/x, true",
        "https://api.example.net, https://API.EXAMPLE.NET/x, true",
        "https://api.example.net, https://api.example.net:443/x, true",
        "https://api.example.net:443, https://api.example.net/x, true",
        "https://api.example.net, https://other.example.net/x, true",
        "https://api.example.net, https://third.example.net:8443/x, true",
        "https://api.example.net:8443, https://api.example.net:8443/x, true",
        "https://api.example.net:8443, https://api.example.net/x, false",
        "https://api.example.net, https://third.example.net/x, false",
        "https://api.example.net, https://api.example.net:444/x, false",
        "https://api.example.net, http://api.example.net:443/x, false",
        "https://api.example.net, https://api.example.net./x, false",
        "https://api.example.net, https://me@api.example.net/x, false",
        "https://me@api.example.net, https://me@api.example.net/x, false",
        "https://api.example.net, https://example.net/x, false",
        "https://api.example.net, https://x.api.example.net/x, false",
        "https://api.example.net, http://api.example.net/x, false",
        "https://api.example.net, http://localhost/x, false",
        "http://api.example.net, http://api.example.net/x, false",
        "http://localhost:8081, http://localhost:8081/x, true",
        "http://127.0.0.1:8081, http://127.0.0.1:8081/x, true",
        "http://[::1]:8081, http://[::1]:8081/x, true",
        "http://[::1]:8081, http://[::2]:8081/x, false",
        "http://localhost:8081, http://localhost:8082/x, false",
        "ftp://localhost, ftp://localhost/x, false",
        "no address, https://api.example.net/x, false",
    })
    void goesThereOrNot(String base, String address, boolean may) throws Exception {
        assertThat(hosts(base).objection(URI.create(address)).isEmpty()).isEqualTo(may);
    }
}
