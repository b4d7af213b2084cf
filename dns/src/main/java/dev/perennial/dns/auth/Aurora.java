package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import java.time.InstantSource;
import java.util.List;

/** AuroraDNS (PCextreme, Versio): an HMAC over method, path and time, in a header of Basic's shape. */
record Aurora(String key, Secret secret, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "aurora",
            List.of(
                    SchemeParameter.required("key", "The API key."),
                    SchemeParameter.secret("secret", "The API key's secret.")),
            (parameters, means) -> new Aurora(parameters.word("key"), parameters.secret("secret"), means.clock()));

    @Override
    public ApiRequest sign(ApiRequest request) {
        String now = Times.compact(clock.instant());
        String message = request.method() + Percent.path(request) + now;
        String signature = Digests.base64(Digests.hmacSha256(secret.bytes(), message));
        return request.with("X-AuroraDNS-Date", now)
                .with("Authorization", "AuroraDNSv1 " + Digests.base64(key + ':' + signature));
    }
}
