package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth2Test {
    private final AtomicInteger tokens = new AtomicInteger();

    @Test
    void aClientSaysWhoItIsInAHeader() throws Exception {
        try (Provider provider = new Provider(request -> token(3600))) {
            RequestSigner signer =
                    provider.signer("oauth2-client-credentials", client(provider, Map.of("scope", "a b")));
            assertThat(Provider.authorization(signer)).isEqualTo("Bearer token-1");
            ApiRequest asked = provider.asked.getFirst();
            assertThat(asked.method() + ' ' + asked.uri().getPath()).isEqualTo("POST /token");
            assertThat(asked.header("Authorization")).hasValue("Basic " + Digests.base64("me:s3cret%2Fx"));
            assertThat(asked.header("Content-Type")).hasValue("application/x-www-form-urlencoded");
            assertThat(Provider.form(asked)).isEqualTo(Map.of("grant_type", "client_credentials", "scope", "a b"));
        }
    }

    @Test
    void orInTheForm() throws Exception {
        try (Provider provider = new Provider(request -> token(3600))) {
            Map<String, String> more = Map.of("style", "body", "audience", "https://api.example.net/");
            Provider.sign(provider.signer("oauth2-client-credentials", client(provider, more)));
            assertThat(provider.asked.getFirst().header("Authorization")).isEmpty();
            assertThat(Provider.form(provider.asked.getFirst()))
                    .containsEntry("client_id", "me")
                    .containsEntry("client_secret", "s3cret/x")
                    .containsEntry("audience", "https://api.example.net/");
        }
    }

    @Test
    void aUserGivesAPassword() throws Exception {
        try (Provider provider = new Provider(request -> token(3600))) {
            Map<String, String> parameters =
                    Map.of("token-url", provider.url() + "/token", "username", "ann", "password", "p&ß w");
            assertThat(Provider.authorization(provider.signer("oauth2-password", parameters)))
                    .isEqualTo("Bearer token-1");
            assertThat(Provider.form(provider.asked.getFirst()))
                    .isEqualTo(Map.of("grant_type", "password", "username", "ann", "password", "p&ß w"));
        }
    }

    @Test
    void aTokenServesUntilShortlyBeforeItsEndOrUntilItIsRefused() throws Exception {
        try (Provider provider = new Provider(request -> token(3600))) {
            RequestSigner signer = provider.signer("oauth2-client-credentials", client(provider, Map.of()));
            Provider.sign(signer);
            provider.clock.advance(Duration.ofMinutes(54));
            assertThat(Provider.authorization(signer)).isEqualTo("Bearer token-1");
            provider.clock.advance(Duration.ofMinutes(2));
            assertThat(Provider.authorization(signer)).isEqualTo("Bearer token-2");
            assertThat(signer.renew()).isTrue();
            assertThat(Provider.authorization(signer)).isEqualTo("Bearer token-3");
        }
    }

    @Test
    void aTokenThatCannotBeRenewedYetServesToItsEnd() throws Exception {
        try (Provider provider = new Provider(
                request -> tokens.get() == 0 ? token(3600) : Provider.json(503, "{'message': 'maintenance'}"))) {
            RequestSigner signer = provider.signer("oauth2-client-credentials", client(provider, Map.of()));
            Provider.sign(signer);
            provider.clock.advance(Duration.ofMinutes(58));
            assertThat(Provider.authorization(signer)).isEqualTo("Bearer token-1");
            provider.clock.advance(Duration.ofMinutes(3));
            assertThatThrownBy(() -> Provider.sign(signer))
                    .isInstanceOf(SolverException.class)
                    .hasMessage("127.0.0.1 gives no token now (503: maintenance); try again later.");
        }
    }

    @Test
    void manyThreadsGetOneToken() throws Exception {
        try (Provider provider = new Provider(request -> token(3600));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RequestSigner signer = provider.signer("oauth2-client-credentials", client(provider, Map.of()));
            Callable<String> work = () -> Provider.authorization(signer);
            for (Future<String> result :
                    threads.invokeAll(Stream.generate(() -> work).limit(100).toList())) {
                assertThat(result.get()).isEqualTo("Bearer token-1");
            }
            assertThat(provider.asked).hasSize(1);
        }
    }

    @Test
    void aRefusalIsToldInTheProvidersWordsWithoutTheSecret() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(
                401, "{'error': 'invalid_client', 'error_description': 'no client me\\nwith s3cret/x\\u001b[31m'}"))) {
            RequestSigner signer = provider.signer("oauth2-client-credentials", client(provider, Map.of()));
            assertThatThrownBy(() -> Provider.sign(signer))
                    .isInstanceOf(SolverException.class)
                    .hasMessage(
                            "127.0.0.1 refuses these credentials (401: invalid_client, no client me with *** [31m); "
                                    + "check client-id and client-secret, and what the client may do.");
            assertThat(signer.toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'access_token': 'a\\r\\nX-Evil: 1', 'expires_in': 60}",
                "{'access_token': ''}",
                "{'access_token': {'a': 1}}",
                "{'access_token': 'a', 'expires_in': 'soon'}",
                "['access_token']",
                "<html>welcome</html>",
                ""
            })
    void nothingStrangeGetsIntoAHeader(String answer) throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, answer))) {
            RequestSigner signer = provider.signer("oauth2-client-credentials", client(provider, Map.of()));
            assertThatThrownBy(() -> Provider.sign(signer))
                    .isInstanceOf(SolverException.class)
                    .hasMessageStartingWith("In the answer of 127.0.0.1 ")
                    .hasMessageNotContaining("Evil");
        }
    }

    private ApiResponse token(int seconds) {
        return Provider.json(
                200, "{'access_token': 'token-" + tokens.incrementAndGet() + "', 'expires_in': " + seconds + "}");
    }

    private static Map<String, String> client(Provider provider, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("token-url", provider.url() + "/token");
        parameters.put("client-id", "me");
        parameters.put("client-secret", "s3cret/x");
        return parameters;
    }
}
