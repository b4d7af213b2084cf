package dev.perennial.dns.auth;

import com.google.gson.JsonObject;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Yandex Cloud's IAM tokens, for a JWT that an authorized key of a service account has signed. */
record YandexIam(String account, String keyId, PrivateKey key, URI tokenUrl, Means means) {
    private static final String TOKENS = "https://iam.api.cloud.yandex.net/iam/v1/tokens";

    static final Scheme SCHEME = new Scheme(
            "yandex-iam",
            List.of(
                    SchemeParameter.optionalSecret(
                            "credentials",
                            "The JSON file of an authorized key, or what it contains; without it the metadata server "
                                    + "of this machine."),
                    SchemeParameter.optional("token-url", "Where tokens come from; " + TOKENS + " if not given.")),
            YandexIam::signer);

    private static RequestSigner signer(Parameters parameters, Means means) throws SolverException {
        if (parameters.optional("credentials").isEmpty()) {
            String host = means.environment("YC_METADATA_ADDR");
            return GoogleMetadata.signer(host.isEmpty() ? "169.254.169.254" : host, means);
        }
        Json json = Json.of(Credential.text(parameters, "credentials"), "the authorized key's JSON");
        YandexIam account = new YandexIam(
                json.string("service_account_id"),
                json.string("id"),
                Credential.rsaKey(json.string("private_key"), parameters, "credentials"),
                parameters.address("token-url", TOKENS),
                means);
        return TokenSigner.bearer(means, account::fetch);
    }

    private Kept.Fetched<Secret> fetch() throws SolverException, InterruptedException {
        JsonObject claims = new JsonObject();
        claims.addProperty("iss", account);
        claims.addProperty("aud", TOKENS);
        Instant now = means.clock().instant();
        JsonObject body = new JsonObject();
        body.addProperty("jwt", Jwt.sign("PS256", key, keyId, claims, now));
        TokenServer server = new TokenServer(means, "check that the authorized key has not been deleted", List.of());
        Json answer = server.json(
                new ApiRequest("POST", tokenUrl, Map.of("Content-Type", "application/json"), body.toString()));
        return new Kept.Fetched<>(answer.token("iamToken"), answer.instant("expiresAt"));
    }
}
