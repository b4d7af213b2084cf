package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The token of a machine or an app service in Azure. */
final class AzureManagedIdentity {
    private static final String PATH = "/metadata/identity/oauth2/token";

    private AzureManagedIdentity() {}

    static RequestSigner signer(String resource, String client, Means means) throws SolverException {
        Map<String, String> query = new LinkedHashMap<>();
        String service = means.environment("IDENTITY_ENDPOINT");
        String header = means.environment("IDENTITY_HEADER");
        boolean app = !service.isEmpty() && Hostile.isToken(header);
        query.put("api-version", app ? "2019-08-01" : "2018-02-01");
        query.put("resource", resource);
        if (!client.isEmpty()) {
            query.put("client_id", client);
        }
        String machine = means.environment("AZURE_POD_IDENTITY_AUTHORITY_HOST");
        String base = app ? service : (machine.isEmpty() ? "http://169.254.169.254" : machine) + PATH;
        Map<String, String> headers = app ? Map.of("X-IDENTITY-HEADER", header) : Map.of("Metadata", "true");
        ApiRequest request = new ApiRequest(
                "GET", Percent.append(Address.any(base, "the environment"), Percent.form(query)), headers, "");
        TokenServer server = new TokenServer(
                means, "give this machine a managed identity, or set client-id and client-secret", List.of());
        return TokenSigner.bearer(means, () -> server.oauth(request));
    }
}
