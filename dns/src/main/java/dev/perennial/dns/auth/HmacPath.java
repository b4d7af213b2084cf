package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Websupport and Active24: Basic authentication whose password is an HMAC-SHA1 over method, path and time. The first
 * version of the API reads the time from Date, the second from X-Date, and who looks for a zone asks both.
 */
record HmacPath(String key, Secret secret, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "hmac-path",
            List.of(
                    SchemeParameter.required("key", "The API key's identifier."),
                    SchemeParameter.secret("secret", "The API key's secret.")),
            (parameters, means) -> new HmacPath(parameters.word("key"), parameters.secret("secret"), means.clock()));

    @Override
    public ApiRequest sign(ApiRequest request) {
        Instant now = clock.instant();
        String message = request.method() + ' ' + Percent.path(request) + ' ' + now.getEpochSecond();
        String password = Digests.hex(Digests.hmac("HmacSHA1", secret.bytes(), message));
        return request.with("Date", Times.compact(now))
                .with("X-Date", Times.compact(now))
                .with("Authorization", "Basic " + Digests.base64(key + ':' + password));
    }
}
