package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureTest {
    private static final String TOKEN = "{'access_token': 'eyJ0', 'expires_in': '3600', 'token_type': 'Bearer'}";

    @Test
    void forAClientsSecret() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, TOKEN))) {
            Map<String, String> parameters = Map.of(
                    "tenant-id", "t1", "client-id", "c1", "client-secret", "s~1", "authority", provider.url() + "/");
            assertThat(Provider.authorization(provider.signer("azure", parameters)))
                    .isEqualTo("Bearer eyJ0");
            assertThat(provider.asked.getFirst().uri().getPath()).isEqualTo("/t1/oauth2/v2.0/token");
            assertThat(Provider.form(provider.asked.getFirst()))
                    .isEqualTo(Map.of(
                            "grant_type", "client_credentials",
                            "client_id", "c1",
                            "client_secret", "s~1",
                            "scope", "https://management.azure.com/.default"));
        }
    }

    @Test
    void forTheTokenThatKubernetesWroteLast(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "assertion-1\n");
        try (Provider provider = new Provider(request -> Provider.json(200, TOKEN))) {
            Map<String, String> environment = Map.of(
                    "AZURE_TENANT_ID",
                    "t1",
                    "AZURE_CLIENT_ID",
                    "c1",
                    "AZURE_FEDERATED_TOKEN_FILE",
                    file.toString(),
                    "AZURE_AUTHORITY_HOST",
                    provider.url());
            RequestSigner signer = provider.signer("azure", Map.of(), environment);
            Provider.sign(signer);
            Files.writeString(file, "assertion-2\n");
            provider.clock.advance(Duration.ofHours(1));
            Provider.sign(signer);
            assertThat(Provider.form(provider.asked.getFirst())).containsEntry("client_assertion", "assertion-1");
            assertThat(Provider.form(provider.asked.getLast()))
                    .containsEntry("client_assertion", "assertion-2")
                    .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    .doesNotContainKey("client_secret");
        }
    }

    @Test
    void forTheMachineItself() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, TOKEN))) {
            Map<String, String> environment = Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", provider.url());
            Map<String, String> parameters = Map.of("client-id", "c1");
            assertThat(Provider.authorization(provider.signer("azure", parameters, environment)))
                    .isEqualTo("Bearer eyJ0");
            ApiRequest asked = provider.asked.getFirst();
            assertThat(asked.header("Metadata")).hasValue("true");
            assertThat(asked.uri().toString())
                    .isEqualTo(provider.url() + "/metadata/identity/oauth2/token?api-version=2018-02-01"
                            + "&resource=https%3A%2F%2Fmanagement.azure.com&client_id=c1");
        }
    }

    @Test
    void forAnAppService() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, TOKEN))) {
            Map<String, String> environment =
                    Map.of("IDENTITY_ENDPOINT", provider.url() + "/msi/token", "IDENTITY_HEADER", "h1");
            Provider.sign(provider.signer("azure", Map.of(), environment));
            ApiRequest asked = provider.asked.getFirst();
            assertThat(asked.header("X-IDENTITY-HEADER")).hasValue("h1");
            assertThat(asked.uri().toString())
                    .startsWith(provider.url() + "/msi/token?api-version=2019-08-01&resource=");
        }
    }

    @Test
    void aRefusalIsToldInMicrosoftsWords() throws Exception {
        String answer = "{'error': 'invalid_client', 'error_description': 'AADSTS7000215: Invalid client secret "
                + "provided. s3cret-value\\r\\nTrace ID: 1', 'error_codes': [7000215]}";
        try (Provider provider = new Provider(request -> Provider.json(401, answer))) {
            Map<String, String> parameters = Map.of(
                    "tenant-id", "t", "client-id", "c", "client-secret", "s3cret-value", "authority", provider.url());
            assertThatThrownBy(() -> Provider.sign(provider.signer("azure", parameters)))
                    .hasMessage(
                            "127.0.0.1 refuses these credentials (401: invalid_client, AADSTS7000215: Invalid client "
                                    + "secret provided. *** Trace ID: 1); check tenant-id, client-id and client-secret.");
        }
    }
}
