package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * DNS Made Easy and Constellix: key, time and an HMAC-SHA1 over the time, in three headers.
 *
 * @param prefix of the headers' names
 */
record HmacDate(String prefix, String key, Secret secret, InstantSource clock) implements RequestSigner {
    static final Scheme DNS_MADE_EASY = scheme("dnsmadeeasy", "x-dnsme-");
    static final Scheme CONSTELLIX = scheme("constellix", "x-cnsdns-");

    private static Scheme scheme(String name, String prefix) {
        return new Scheme(
                name,
                List.of(
                        SchemeParameter.required("key", "The API key."),
                        SchemeParameter.secret("secret", "The API key's secret.")),
                (parameters, means) ->
                        new HmacDate(prefix, parameters.word("key"), parameters.secret("secret"), means.clock()));
    }

    @Override
    public ApiRequest sign(ApiRequest request) {
        Instant now = clock.instant();
        boolean constellix = prefix.equals("x-cnsdns-");
        String time = constellix ? Long.toString(now.toEpochMilli()) : Times.http(now);
        byte[] mac = Digests.hmac("HmacSHA1", secret.bytes(), time);
        return request.with(prefix + "apiKey", key)
                .with(prefix + "requestDate", time)
                .with(prefix + "hmac", constellix ? Digests.base64(mac) : Digests.hex(mac));
    }
}
