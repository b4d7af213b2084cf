package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import java.time.InstantSource;
import java.util.List;

/** Baidu Cloud's bce-auth-v1, over method, path, query, Host and the date. */
record BceV1(AccessKeys keys, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "bce-v1",
            AccessKeys.PARAMETERS,
            (parameters, means) -> new BceV1(AccessKeys.of(parameters), means.clock()));

    private static final int SECONDS = 1800;

    @Override
    public ApiRequest sign(ApiRequest request) {
        String time = Times.extended(clock.instant());
        String prefix = "bce-auth-v1/" + keys.id() + '/' + time + '/' + SECONDS;
        // Sorted with their equals signs: Baidu's own example has text10= before text1=.
        List<String> query = Percent.sortedQuery(request).stream().sorted().toList();
        String canonical = request.method() + '\n' + Percent.path(request) + '\n' + String.join("&", query) + "\nhost:"
                + Percent.encode(request.host()) + "\nx-bce-date:" + Percent.encode(time);
        String names = "host;x-bce-date";
        ApiRequest dated = request.with("x-bce-date", time);
        if (keys.session().isPresent()) {
            String token = keys.session().get().text();
            dated = dated.with("x-bce-security-token", token);
            canonical += "\nx-bce-security-token:" + Percent.encode(token);
            names += ";x-bce-security-token";
        }
        String key = Digests.hex(Digests.hmacSha256(keys.secret().bytes(), prefix));
        String signature = Digests.hex(Digests.hmacSha256(Digests.utf8(key), canonical));
        return dated.with("Authorization", prefix + '/' + names + '/' + signature);
    }
}
