package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

/** Tencent Cloud's TC3-HMAC-SHA256 (signature v3). Action, version and region are headers of the request. */
record Tc3(AccessKeys keys, String service, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "tc3",
            AccessKeys.and(SchemeParameter.required("service", "The service's name, such as dnspod.")),
            (parameters, means) -> new Tc3(AccessKeys.of(parameters), parameters.word("service"), means.clock()));

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final Set<String> SIGNED = Set.of("content-type", "x-tc-action");

    @Override
    public ApiRequest sign(ApiRequest request) {
        Instant now = clock.instant();
        String time = Long.toString(now.getEpochSecond());
        ApiRequest dated = request.with("X-TC-Timestamp", time)
                .with("Content-Type", request.header("Content-Type").orElse("application/json; charset=utf-8"));
        if (keys.session().isPresent()) {
            dated = dated.with("X-TC-Token", keys.session().get().text());
        }
        SortedMap<String, String> headers = CanonicalRequest.headers(dated, SIGNED::contains);
        headers.replaceAll((name, value) -> value.toLowerCase(Locale.ROOT));
        CanonicalRequest canonical = CanonicalRequest.of(dated, "/", headers);
        List<String> scope = List.of(Times.date(now), service, "tc3_request");
        String slashed = String.join("/", scope);
        byte[] key = Digests.utf8("TC3" + keys.secret().text());
        for (String part : scope) {
            key = Digests.hmacSha256(key, part);
        }
        String toSign = ALGORITHM + '\n' + time + '\n' + slashed + '\n' + canonical.hash();
        return dated.with(
                "Authorization",
                ALGORITHM + " Credential=" + keys.id() + '/' + slashed + ", SignedHeaders=" + canonical.signedHeaders()
                        + ", Signature=" + Digests.hex(Digests.hmacSha256(key, toSign)));
    }
}
