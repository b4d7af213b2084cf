package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** OpenStack's tokens (Keystone v3), for a user's password or an application credential; Huawei and Selectel too. */
record Keystone(URI tokens, String body, TokenServer server) {
    static final Scheme SCHEME = new Scheme(
            "keystone-v3",
            List.of(
                    SchemeParameter.required("auth-url", "Keystone's address, with /v3 at its end."),
                    SchemeParameter.optional("username", "The user's name."),
                    SchemeParameter.optional("user-id", "The user's id, in place of the name and its domain."),
                    SchemeParameter.optionalSecret("password", "The user's password."),
                    SchemeParameter.optional("user-domain-name", "The user's domain; Default if not given."),
                    SchemeParameter.optional("user-domain-id", "The id of the user's domain, in place of its name."),
                    SchemeParameter.optional("project-name", "The project that the token is for."),
                    SchemeParameter.optional("project-id", "Its id, in place of its name and domain."),
                    SchemeParameter.optional("project-domain-name", "The project's domain; the user's if not given."),
                    SchemeParameter.optional("project-domain-id", "The id of the project's domain."),
                    SchemeParameter.optional("application-credential-id", "In place of a user: the credential's id."),
                    SchemeParameter.optionalSecret("application-credential-secret", "The credential's secret.")),
            Keystone::signer);

    private static RequestSigner signer(Parameters parameters, Means means) throws SolverException {
        Keystone keystone = new Keystone(
                URI.create(parameters.base("auth-url", "") + "/auth/tokens"),
                KeystoneRequest.of(parameters),
                new TokenServer(
                        means, "check the user, the password, their domain and the project", parameters.secrets()));
        return new TokenSigner("X-Auth-Token", "", new Kept<>(means.clock(), keystone::fetch));
    }

    private Kept.Fetched<Secret> fetch() throws SolverException, InterruptedException {
        ApiResponse response =
                server.send(new ApiRequest("POST", tokens, Map.of("Content-Type", "application/json"), body));
        String whose = "the answer of " + tokens.getHost();
        String token = response.header("X-Subject-Token").orElse("");
        if (!Hostile.isToken(token)) {
            throw new SolverException("In " + whose + " there is no usable header X-Subject-Token; check auth-url.");
        }
        Json answer = Json.of(response.body(), whose).object("token");
        return new Kept.Fetched<>(new Secret(token), answer.instant("expires_at"));
    }

    /** Without the body, which has a secret in it. */
    @Override
    public String toString() {
        return tokens.toString();
    }
}
