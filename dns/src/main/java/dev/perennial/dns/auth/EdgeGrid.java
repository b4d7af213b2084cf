package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Akamai's EG1-HMAC-SHA256. */
record EdgeGrid(
        String clientToken,
        Secret clientSecret,
        String accessToken,
        int maxBody,
        InstantSource clock,
        Supplier<String> nonces)
        implements RequestSigner {
    private static final int USUAL_MAX_BODY = 131_072;

    static final Scheme SCHEME = new Scheme(
            "edgegrid",
            List.of(
                    SchemeParameter.required("client-token", "client_token of the .edgerc file."),
                    SchemeParameter.secret("client-secret", "client_secret of the .edgerc file."),
                    SchemeParameter.required("access-token", "access_token of the .edgerc file."),
                    SchemeParameter.optional("max-body", "max_body of the .edgerc file; 131072 if it has none.")),
            EdgeGrid::of);

    private static EdgeGrid of(Parameters parameters, Means means) throws SolverException {
        return new EdgeGrid(
                parameters.word("client-token"),
                parameters.secret("client-secret"),
                parameters.word("access-token"),
                parameters.number("max-body", USUAL_MAX_BODY),
                means.clock(),
                means::nonce);
    }

    @Override
    public ApiRequest sign(ApiRequest request) {
        String time = Times.extended(clock.instant());
        String stamp = time.substring(0, 10).replace("-", "") + time.substring(10, 19) + "+0000";
        String header = "EG1-HMAC-SHA256 client_token=" + clientToken + ";access_token=" + accessToken + ";timestamp="
                + stamp + ";nonce=" + nonces.get() + ';';
        String data = String.join(
                "\t",
                request.method(),
                request.uri().getScheme(),
                request.host(),
                Percent.target(request),
                "", // signed headers: Edge DNS asks for none
                bodyHash(request),
                header);
        String key = Digests.base64(Digests.hmacSha256(clientSecret.bytes(), stamp));
        String signature = Digests.base64(Digests.hmacSha256(Digests.utf8(key), data));
        return request.with("Authorization", header + "signature=" + signature);
    }

    /** Only a POST's body is signed, and only its beginning if it is long. */
    private String bodyHash(ApiRequest request) {
        if (!request.method().equals("POST") || request.body().isEmpty()) {
            return "";
        }
        byte[] body = Digests.utf8(request.body());
        byte[] signed = Arrays.copyOf(body, Math.min(body.length, maxBody));
        return Digests.base64(Digests.hash("SHA-256", signed));
    }
}
