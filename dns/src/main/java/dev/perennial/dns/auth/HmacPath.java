package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Websupport and Active24: Basic authentication whose password is an HMAC-SHA1 over method, path and time. */
record HmacPath(String key, Secret secret, String dateHeader, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "hmac-path",
            List.of(
                    SchemeParameter.required("key", "The API key's identifier."),
                    SchemeParameter.secret("secret", "The API key's secret."),
                    SchemeParameter.optional("date-header", "The header that carries the time; Date if not given.")),
            HmacPath::of);

    private static HmacPath of(Parameters parameters, Means means) throws SolverException {
        return new HmacPath(
                parameters.word("key"),
                parameters.secret("secret"),
                parameters.wordOr("date-header", "Date"),
                means.clock());
    }

    @Override
    public ApiRequest sign(ApiRequest request) {
        Instant now = clock.instant();
        String message = request.method() + ' ' + request.uri().getRawPath() + ' ' + now.getEpochSecond();
        String password = Digests.hex(Digests.hmac("HmacSHA1", secret.bytes(), message));
        return request.with(dateHeader, Times.compact(now))
                .with("Authorization", "Basic " + Digests.base64(key + ':' + password));
    }
}
