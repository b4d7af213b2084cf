package dev.perennial.dns.auth;

import com.google.gson.JsonObject;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's service accounts: a signed JWT for a token (RFC 7523), or the token of the machine this runs on. */
record GoogleServiceAccount(
        String email, String keyId, PrivateKey key, URI tokenUrl, String scope, Means means, TokenServer server) {
    static final Scheme SCHEME = new Scheme(
            "google-service-account",
            List.of(
                    SchemeParameter.optionalSecret(
                            "credentials",
                            "The service account's JSON file, or what it contains; without it the file of "
                                    + "GOOGLE_APPLICATION_CREDENTIALS, or else the metadata server of this machine."),
                    SchemeParameter.optional("scope", "What the token is for; changing Cloud DNS if not given.")),
            GoogleServiceAccount::signer);

    private static final String DNS = "https://www.googleapis.com/auth/ndev.clouddns.readwrite";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static RequestSigner signer(Parameters parameters, Means means) throws SolverException {
        String variable = means.environment("GOOGLE_APPLICATION_CREDENTIALS");
        Optional<String> text = parameters.optional("credentials").isPresent()
                ? Optional.of(Credential.text(parameters, "credentials"))
                : variable.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Credential.read(variable, "GOOGLE_APPLICATION_CREDENTIALS"));
        if (text.isEmpty()) {
            String host = means.environment("GCE_METADATA_HOST");
            return GoogleMetadata.signer(host.isEmpty() ? "metadata.google.internal" : host, means);
        }
        Json json = Json.of(text.get(), "the service account's JSON");
        if (!json.optional("type").equals(Optional.of("service_account"))) {
            throw parameters.complaint("wants the JSON of a service account: its member type is service_account");
        }
        GoogleServiceAccount account = new GoogleServiceAccount(
                json.string("client_email"),
                json.optional("private_key_id").orElse(""),
                Credential.rsaKey(json.string("private_key"), parameters, "credentials"),
                Address.secure(json.optional("token_uri").orElse("https://oauth2.googleapis.com/token"), "token_uri"),
                parameters.lineOr("scope", DNS),
                means,
                new TokenServer(means, "check that the key of the service account has not been deleted", List.of()));
        return TokenSigner.bearer(means, account::fetch);
    }

    private Kept.Fetched<Secret> fetch() throws SolverException, InterruptedException {
        Instant now = means.clock().instant();
        JsonObject claims = new JsonObject();
        claims.addProperty("iss", email);
        claims.addProperty("scope", scope);
        claims.addProperty("aud", tokenUrl.toString());
        String assertion = Jwt.sign("RS256", key, keyId, claims, now);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", GRANT);
        form.put("assertion", assertion);
        return server.oauth(server.post(tokenUrl, form, Map.of()), now);
    }
}
