package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Jws;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google, Yandex and TransIP: who asks for a token signs that, and the server checks it with the public key. */
class ServiceAccountsTest {
    private static final KeyPair KEY = Keys.generate(new KeySpec.Rsa(2048), new SecureRandom());
    private static final String OAUTH = "{'access_token': 'ya29.token', 'expires_in': 3599, 'token_type': 'Bearer'}";

    @Test
    void googleTakesASignedJwt(@TempDir Path folder) throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, OAUTH))) {
            JsonObject account = new JsonObject();
            account.addProperty("type", "service_account");
            account.addProperty("client_email", "dns@project.example");
            account.addProperty("private_key", Keys.toPem(KEY));
            account.addProperty("private_key_id", "k1");
            account.addProperty("token_uri", provider.url() + "/token");
            Path file = Files.writeString(folder.resolve("account.json"), account.toString());
            Map<String, String> environment = Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
            assertThat(Provider.authorization(provider.signer("google-service-account", Map.of(), environment)))
                    .isEqualTo("Bearer ya29.token");
            Map<String, String> content = Map.of("credentials", account.toString());
            Provider.sign(provider.signer("google-service-account", content));

            Map<String, String> form = Provider.form(provider.asked.getLast());
            assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            String[] jwt = form.get("assertion").split("\\.", -1);
            assertThat(new Jws(jwt[0], jwt[1], jwt[2]).verify(KEY.getPublic(), JwsAlgorithm.RS256))
                    .isTrue();
            assertThat(decode(jwt[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"k1\"}");
            JsonObject claims = JsonParser.parseString(decode(jwt[1])).getAsJsonObject();
            assertThat(claims.get("iss").getAsString()).isEqualTo("dns@project.example");
            assertThat(claims.get("aud").getAsString()).isEqualTo(provider.url() + "/token");
            assertThat(claims.get("scope").getAsString())
                    .isEqualTo("https://www.googleapis.com/auth/ndev.clouddns.readwrite");
            assertThat(claims.get("iat").getAsLong()).isEqualTo(Provider.NOW.getEpochSecond());
            assertThat(claims.get("exp").getAsLong()).isEqualTo(Provider.NOW.getEpochSecond() + 3600);
        }
    }

    @Test
    void googlesMachinesHaveATokenOfTheirOwn() throws Exception {
        try (Provider provider = new Provider(request ->
                Provider.json(request.header("Metadata-Flavor").orElse("").equals("Google") ? 200 : 403, OAUTH))) {
            Map<String, String> environment =
                    Map.of("GCE_METADATA_HOST", provider.url().replace("http://", ""));
            assertThat(Provider.authorization(provider.signer("google-service-account", Map.of(), environment)))
                    .isEqualTo("Bearer ya29.token");
            assertThat(provider.asked.getFirst().uri().getPath())
                    .isEqualTo("/computeMetadata/v1/instance/service-accounts/default/token");
        }
    }

    @Test
    void anotherKindOfGoogleCredentialsIsRefused() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, OAUTH))) {
            assertThatThrownBy(() -> provider.signer(
                            "google-service-account", Map.of("credentials", "{\"type\": \"authorized_user\"}")))
                    .isInstanceOf(SolverException.class)
                    .hasMessage("The authentication scheme google-service-account wants the JSON of a service account: "
                            + "its member type is service_account.");
        }
    }

    @Test
    void yandexTakesAJwtSignedWithPss() throws Exception {
        String answer = "{'iamToken': 't1.token', 'expiresAt': '2026-11-25T22:00:00.123456789Z'}";
        try (Provider provider = new Provider(request -> Provider.json(200, answer))) {
            JsonObject key = new JsonObject();
            key.addProperty("id", "k2");
            key.addProperty("service_account_id", "sa1");
            key.addProperty("private_key", "PLEASE DO NOT REMOVE THIS LINE!\n" + Keys.toPem(KEY));
            Map<String, String> parameters =
                    Map.of("credentials", key.toString(), "token-url", provider.url() + "/iam/v1/tokens");
            assertThat(Provider.authorization(provider.signer("yandex-iam", parameters)))
                    .isEqualTo("Bearer t1.token");

            String body = provider.asked.getFirst().body();
            String jwt =
                    JsonParser.parseString(body).getAsJsonObject().get("jwt").getAsString();
            int dot = jwt.lastIndexOf('.');
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            pss.initVerify(KEY.getPublic());
            pss.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            assertThat(pss.verify(Base64Url.decode(jwt.substring(dot + 1)))).isTrue();
            assertThat(decode(jwt.substring(0, jwt.indexOf('.')))).contains("\"alg\":\"PS256\",\"kid\":\"k2\"");
            assertThat(decode(jwt.substring(jwt.indexOf('.') + 1, dot)))
                    .startsWith("{\"iss\":\"sa1\",\"aud\":\"https://iam.api.cloud.yandex.net/iam/v1/tokens\",\"iat\":");
        }
    }

    @Test
    void transipTakesASignedBody() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(201, "{'token': 'e.y.J'}"))) {
            Map<String, String> parameters = Map.of(
                    "login",
                    "ann",
                    "private-key",
                    Keys.toPem(KEY).replace("\n", "\\n"),
                    "base",
                    provider.url() + "/v6/");
            assertThat(Provider.authorization(provider.signer("transip", parameters)))
                    .isEqualTo("Bearer e.y.J");

            ApiRequest asked = provider.asked.getFirst();
            assertThat(asked.uri().getPath()).isEqualTo("/v6/auth");
            Signature sha512 = Signature.getInstance("SHA512withRSA");
            sha512.initVerify(KEY.getPublic());
            sha512.update(asked.body().getBytes(StandardCharsets.UTF_8));
            String signature = asked.header("Signature").orElseThrow();
            assertThat(sha512.verify(Base64.getDecoder().decode(signature))).isTrue();
            assertThat(asked.body())
                    .startsWith("{\"login\":\"ann\",\"nonce\":\"")
                    .contains("\"read_only\":false,\"expiration_time\":\"30 minutes\",\"label\":\"perennial ")
                    .endsWith("\"global_key\":true}");
        }
    }

    private static String decode(String part) throws Exception {
        return new String(Base64Url.decode(part), StandardCharsets.UTF_8);
    }
}
