package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.RequestSigner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeystoneTest {
    private final AtomicInteger tokens = new AtomicInteger();

    @Test
    void takesTheTokenFromTheHeaderUntilItExpires() throws Exception {
        try (Provider provider = new Provider(request -> token())) {
            RequestSigner signer = provider.signer("keystone-v3", user(provider, Map.of("project-name", "dns")));
            assertThat(Provider.sign(signer).header("X-Auth-Token")).hasValue("gAAAA-1");
            assertThat(provider.asked.getFirst().uri().getPath()).isEqualTo("/v3/auth/tokens");
            assertThat(provider.asked.getFirst().body())
                    .isEqualTo(
                            "{'auth':{'scope':{'project':{'name':'dns','domain':{'name':'d1'}}},'identity':{'methods':['password'],'password':{'user':{'name':'ann','domain':{'name':'d1'},'password':'s3cret'}}}}}"
                                    .replace('\'', '"'));
            provider.clock.advance(Duration.ofMinutes(56));
            assertThat(Provider.sign(signer).header("X-Auth-Token")).hasValue("gAAAA-2");
        }
    }

    @Test
    void takesAnApplicationCredential() throws Exception {
        try (Provider provider = new Provider(request -> token())) {
            Map<String, String> parameters = Map.of(
                    "auth-url", provider.url() + "/v3",
                    "application-credential-id", "a1",
                    "application-credential-secret", "s3cret");
            Provider.sign(provider.signer("keystone-v3", parameters));
            assertThat(provider.asked.getFirst().body())
                    .isEqualTo(
                            "{'auth':{'identity':{'methods':['application_credential'],'application_credential':{'id':'a1','secret':'s3cret'}}}}"
                                    .replace('\'', '"'));
        }
    }

    @Test
    void tellsARefusalInKeystonesWords() throws Exception {
        String answer = "{'error': {'code': 401, 'title': 'Unauthorized', "
                + "'message': 'The request you have made requires authentication.'}}";
        try (Provider provider = new Provider(request -> Provider.json(401, answer))) {
            assertThatThrownBy(() -> Provider.sign(provider.signer("keystone-v3", user(provider, Map.of()))))
                    .hasMessage(
                            "127.0.0.1 refuses these credentials (401: 401, Unauthorized, The request you have made "
                                    + "requires authentication.); check the user, the password, their domain and the project.");
        }
    }

    @Test
    void wantsAUserOrACredential() throws Exception {
        try (Provider provider = new Provider(request -> token())) {
            assertThatThrownBy(() -> provider.signer("keystone-v3", Map.of("auth-url", provider.url())))
                    .hasMessage("The authentication scheme keystone-v3 needs a value for username or user-id.");
        }
    }

    private ApiResponse token() {
        String header = "gAAAA-" + tokens.incrementAndGet();
        return new ApiResponse(
                201,
                Map.of("X-Subject-Token", List.of(header)),
                "{\"token\": {\"expires_at\": \"2026-11-25T11:00:00.000000Z\"}}");
    }

    private static Map<String, String> user(Provider provider, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("auth-url", provider.url() + "/v3/");
        parameters.put("username", "ann");
        parameters.put("password", "s3cret");
        parameters.put("user-domain-name", "d1");
        return parameters;
    }
}
