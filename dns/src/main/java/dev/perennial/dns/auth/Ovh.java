package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** OVH's signature: SHA-1 over both secrets and the request, with the time of OVH's own clock. */
record Ovh(
        String applicationKey, Secret applicationSecret, Secret consumerKey, Kept<Duration> ahead, InstantSource clock)
        implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "ovh",
            List.of(
                    SchemeParameter.required("base", "The API's address, such as https://eu.api.ovh.com/1.0."),
                    SchemeParameter.required("application-key", "The application's key."),
                    SchemeParameter.secret("application-secret", "The application's secret."),
                    SchemeParameter.secret("consumer-key", "The key that allows the application to act for you.")),
            Ovh::of);

    private static Ovh of(Parameters parameters, Means means) throws SolverException {
        ApiRequest time = new ApiRequest("GET", URI.create(parameters.base("base", "") + "/auth/time"), Map.of(), "");
        return new Ovh(
                parameters.word("application-key"),
                parameters.secret("application-secret"),
                new Secret(parameters.word("consumer-key")),
                new Kept<>(means.clock(), () -> measure(time, means)),
                means.clock());
    }

    /** Asks OVH over the network what time it is. */
    private static Kept.Fetched<Duration> measure(ApiRequest request, Means means)
            throws SolverException, InterruptedException {
        TokenServer server = new TokenServer(means, "check the API's address", List.of());
        String text = server.send(request).body().strip();
        if (text.isEmpty() || text.length() > 12 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new SolverException(
                    request.uri().getHost() + " does not say what time it is; check the API's address.");
        }
        Instant now = means.clock().instant();
        Duration ahead = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text)));
        return new Kept.Fetched<>(ahead, now.plus(Duration.ofDays(1)));
    }

    @Override
    public ApiRequest sign(ApiRequest request) throws SolverException, InterruptedException {
        String time = Long.toString(clock.instant().plus(ahead.get()).getEpochSecond());
        String text = String.join(
                "+",
                applicationSecret.text(),
                consumerKey.text(),
                request.method(),
                request.uri().toString(),
                request.body(),
                time);
        return request.with("X-Ovh-Application", applicationKey)
                .with("X-Ovh-Consumer", consumerKey.text())
                .with("X-Ovh-Timestamp", time)
                .with("X-Ovh-Signature", "$1$" + Digests.hex(Digests.hash("SHA-1", Digests.utf8(text))));
    }

    /** One of the two clocks may have been set. */
    @Override
    public boolean renew() {
        return ahead.forget();
    }
}
