package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.util.List;
import java.util.Map;

/** The token of a machine's own service account, from the metadata server of Google's cloud; Yandex has the same. */
final class GoogleMetadata {
    private static final String PATH = "/computeMetadata/v1/instance/service-accounts/default/token";

    private GoogleMetadata() {}

    static RequestSigner signer(String host, Means means) throws SolverException {
        TokenServer server = new TokenServer(means, "give this machine a service account, or name a key", List.of());
        ApiRequest request = new ApiRequest(
                "GET",
                Address.any("http://" + host + PATH, "the environment"),
                Map.of("Metadata-Flavor", "Google"),
                "");
        return TokenSigner.bearer(means, () -> server.oauth(request));
    }
}
