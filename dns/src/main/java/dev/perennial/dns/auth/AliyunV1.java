package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Alibaba Cloud's older signature (version 1.0): HMAC-SHA1 over the query, as one more parameter of it. */
record AliyunV1(AccessKeys keys, InstantSource clock, Supplier<String> nonces) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "aliyun-v1",
            AccessKeys.PARAMETERS,
            (parameters, means) -> new AliyunV1(AccessKeys.of(parameters), means.clock(), means::nonce));

    @Override
    public ApiRequest sign(ApiRequest request) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("AccessKeyId", keys.id());
        more.put("SignatureMethod", "HMAC-SHA1");
        more.put("SignatureNonce", nonces.get());
        more.put("SignatureVersion", "1.0");
        more.put("Timestamp", Times.extended(clock.instant()));
        keys.session().ifPresent(token -> more.put("SecurityToken", token.text()));
        ApiRequest whole = request.to(Percent.append(request.uri(), Percent.form(more)));
        String query = String.join("&", Percent.sortedQuery(whole));
        String toSign = request.method() + "&%2F&" + Percent.encode(query);
        byte[] signature = Digests.hmac("HmacSHA1", Digests.utf8(keys.secret().text() + '&'), toSign);
        URI signed = Percent.append(whole.uri(), "Signature=" + Percent.encode(Digests.base64(signature)));
        return whole.to(signed);
    }
}
