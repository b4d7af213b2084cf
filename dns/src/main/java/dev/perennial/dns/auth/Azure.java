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

/** Microsoft Entra's tokens: for a client's secret, for a token that Kubernetes wrote, or for the machine itself. */
record Azure(URI tokenUrl, Map<String, String> form, Optional<String> assertionFile, Means means) {
    private static final String AUTHORITY = "https://login.microsoftonline.com";
    private static final String MANAGEMENT = "https://management.azure.com";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    static final Scheme SCHEME = new Scheme(
            "azure",
            List.of(
                    SchemeParameter.optional("tenant-id", "The directory's id; AZURE_TENANT_ID if not given."),
                    SchemeParameter.optional(
                            "client-id",
                            "The application's id, or a managed identity's if there are several; AZURE_CLIENT_ID if "
                                    + "not given."),
                    SchemeParameter.optionalSecret(
                            "client-secret",
                            "The application's secret; without it AZURE_CLIENT_SECRET, the file of "
                                    + "AZURE_FEDERATED_TOKEN_FILE, or the managed identity of this machine."),
                    SchemeParameter.optional("resource", "What the token is for; " + MANAGEMENT + " if not given."),
                    SchemeParameter.optional(
                            "authority",
                            "Who gives out tokens; AZURE_AUTHORITY_HOST, or else " + AUTHORITY + ", if not given.")),
            Azure::signer);

    private static RequestSigner signer(Parameters parameters, Means means) throws SolverException {
        String resource = parameters.base("resource", MANAGEMENT);
        String client = parameters.wordOr("client-id", means.environment("AZURE_CLIENT_ID"));
        String tenant = parameters.wordOr("tenant-id", means.environment("AZURE_TENANT_ID"));
        String secret = parameters.lineOr("client-secret", means.environment("AZURE_CLIENT_SECRET"));
        String file = means.environment("AZURE_FEDERATED_TOKEN_FILE");
        if (secret.isEmpty() && file.isEmpty()) {
            return AzureManagedIdentity.signer(resource, client, means);
        }
        if (client.isEmpty() || tenant.isEmpty()) {
            throw parameters.complaint("needs values for tenant-id and client-id");
        }
        String host = means.environment("AZURE_AUTHORITY_HOST");
        String authority = parameters.base("authority", host.isEmpty() ? authority(resource) : host);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("scope", resource + "/.default");
        if (!secret.isEmpty()) {
            form.put("client_secret", secret);
        }
        Azure tokens = new Azure(
                URI.create(authority + '/' + Percent.encode(tenant) + "/oauth2/v2.0/token"),
                form,
                secret.isEmpty() ? Optional.of(file) : Optional.empty(),
                means);
        return TokenSigner.bearer(means, tokens::fetch);
    }

    /** Of the cloud that the token is for. */
    private static String authority(String resource) {
        return switch (resource) {
            case "https://management.usgovcloudapi.net" -> "https://login.microsoftonline.us";
            case "https://management.chinacloudapi.cn" -> "https://login.chinacloudapi.cn";
            default -> AUTHORITY;
        };
    }

    private Kept.Fetched<Secret> fetch() throws SolverException, InterruptedException {
        Map<String, String> whole = new LinkedHashMap<>(form);
        String proof = form.getOrDefault("client_secret", "");
        if (assertionFile.isPresent()) { // read each time: Kubernetes writes a new one every hour
            proof = Credential.read(assertionFile.get(), "AZURE_FEDERATED_TOKEN_FILE")
                    .strip();
            whole.put("client_assertion_type", ASSERTION);
            whole.put("client_assertion", proof);
        }
        TokenServer server = new TokenServer(means, "check tenant-id, client-id and client-secret", List.of(proof));
        Instant asked = means.clock().instant();
        return server.oauth(server.post(tokenUrl, whole, Map.of()), asked);
    }

    /** Without the form, which has a secret in it. */
    @Override
    public String toString() {
        return tokenUrl.toString();
    }
}
