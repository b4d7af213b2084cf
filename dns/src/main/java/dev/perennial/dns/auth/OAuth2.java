package dev.perennial.dns.auth;

import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens of OAuth 2 (RFC 6749) for a client's credentials or for a user's password. */
record OAuth2(URI tokenUrl, Map<String, String> form, Map<String, String> headers, TokenServer server) {
    private static final SchemeParameter TOKEN_URL =
            SchemeParameter.required("token-url", "The address that gives out tokens.");
    private static final SchemeParameter SCOPE =
            SchemeParameter.optional("scope", "What the token is for, in the provider's words.");
    private static final SchemeParameter STYLE = SchemeParameter.optional(
            "style", "How the client says who it is: basic (a header) or body (the form); basic if not given.");

    static final Scheme CLIENT_CREDENTIALS = new Scheme(
            "oauth2-client-credentials",
            List.of(
                    TOKEN_URL,
                    SchemeParameter.required("client-id", "The client's name."),
                    SchemeParameter.secret("client-secret", "The client's secret."),
                    SCOPE,
                    SchemeParameter.optional("audience", "For whom the token is, where the provider wants to know."),
                    STYLE),
            (parameters, means) -> signer(Map.of("grant_type", "client_credentials"), parameters, means));

    static final Scheme PASSWORD = new Scheme(
            "oauth2-password",
            List.of(
                    TOKEN_URL,
                    SchemeParameter.required("username", "The user's name."),
                    SchemeParameter.secret("password", "The user's password."),
                    SchemeParameter.optional("client-id", "The client's name, where the provider wants one."),
                    SchemeParameter.optionalSecret("client-secret", "The client's secret, if it has one."),
                    SCOPE,
                    STYLE),
            (parameters, means) -> signer(
                    Map.of(
                            "grant_type", "password",
                            "username", parameters.line("username"),
                            "password", parameters.line("password")),
                    parameters,
                    means));

    private static RequestSigner signer(Map<String, String> grant, Parameters parameters, Means means)
            throws SolverException {
        Map<String, String> form = new LinkedHashMap<>(grant);
        parameters.optionalLine("scope").ifPresent(scope -> form.put("scope", scope));
        parameters.optionalLine("audience").ifPresent(audience -> form.put("audience", audience));
        Map<String, String> headers = new LinkedHashMap<>();
        String style = parameters.wordOr("style", "basic");
        Optional<String> id = parameters.optionalLine("client-id");
        Optional<String> secret = parameters.optionalLine("client-secret");
        if (!style.equals("basic") && !style.equals("body")) {
            throw parameters.complaint("wants basic or body for style");
        }
        if (id.isPresent() && secret.isPresent() && style.equals("basic")) {
            String pair = Percent.encode(id.get()) + ':' + Percent.encode(secret.get());
            headers.put("Authorization", "Basic " + Digests.base64(pair));
        } else {
            id.ifPresent(value -> form.put("client_id", value));
            secret.ifPresent(value -> form.put("client_secret", value));
        }
        String advice = grant.containsKey("password")
                ? "check username and password"
                : "check client-id and client-secret, and what the client may do";
        OAuth2 tokens = new OAuth2(
                parameters.address("token-url", ""),
                form,
                headers,
                new TokenServer(means, advice, parameters.secrets()));
        return TokenSigner.bearer(means, tokens::fetch);
    }

    private Kept.Fetched<Secret> fetch() throws SolverException, InterruptedException {
        Instant asked = server.means().clock().instant();
        return server.oauth(server.post(tokenUrl, form, headers), asked);
    }

    /** Without the form, which has secrets in it. */
    @Override
    public String toString() {
        return tokenUrl.toString();
    }
}
