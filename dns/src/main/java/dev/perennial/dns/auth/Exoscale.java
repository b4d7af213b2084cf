package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Exoscale's EXO2-HMAC-SHA256: over method, path, body, the query's values and the second it expires. */
record Exoscale(String key, Secret secret, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "exoscale",
            List.of(
                    SchemeParameter.required("key", "The API key's name (EXO...)."),
                    SchemeParameter.secret("secret", "The API key's secret.")),
            (parameters, means) -> new Exoscale(parameters.word("key"), parameters.secret("secret"), means.clock()));

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    @Override
    public ApiRequest sign(ApiRequest request) {
        long expires = clock.instant().plus(GOOD_FOR).getEpochSecond();
        NavigableMap<String, List<String>> query = new TreeMap<>();
        for (String part : Percent.sortedQuery(request)) {
            int equals = part.indexOf('=');
            query.computeIfAbsent(part.substring(0, equals), name -> new ArrayList<>())
                    .add(Percent.decode(part.substring(equals + 1)));
        }
        query.values().removeIf(values -> values.size() > 1); // the API wants these left out
        StringBuilder values = new StringBuilder();
        query.values().forEach(value -> values.append(value.getFirst()));
        // The empty line stands for signed headers, of which the API knows none yet.
        String message = request.method() + ' ' + Percent.path(request) + '\n' + request.body() + '\n' + values + "\n\n"
                + expires;
        String signed = query.isEmpty() ? "" : "signed-query-args=" + String.join(";", query.keySet()) + ',';
        String signature = Digests.base64(Digests.hmacSha256(secret.bytes(), message));
        return request.with(
                "Authorization",
                "EXO2-HMAC-SHA256 credential=" + key + ',' + signed + "expires=" + expires + ",signature=" + signature);
    }
}
