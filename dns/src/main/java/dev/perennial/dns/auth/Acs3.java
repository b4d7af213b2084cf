package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Alibaba Cloud's ACS3-HMAC-SHA256 (signature v3). Action and version are headers of the request. */
record Acs3(AccessKeys keys, InstantSource clock, Supplier<String> nonces) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "acs3",
            AccessKeys.PARAMETERS,
            (parameters, means) -> new Acs3(AccessKeys.of(parameters), means.clock(), means::nonce));

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    @Override
    public ApiRequest sign(ApiRequest request) {
        ApiRequest dated = request.with("x-acs-date", Times.extended(clock.instant()))
                .with("x-acs-signature-nonce", nonces.get())
                .with("x-acs-content-sha256", Digests.hex(Digests.sha256(request.body())));
        if (keys.session().isPresent()) {
            dated = dated.with("x-acs-security-token", keys.session().get().text());
        }
        CanonicalRequest canonical = CanonicalRequest.of(
                dated, Percent.path(dated), name -> name.equals("content-type") || name.startsWith("x-acs-"));
        String toSign = ALGORITHM + '\n' + canonical.hash();
        String signature = Digests.hex(Digests.hmacSha256(keys.secret().bytes(), toSign));
        return dated.with(
                "Authorization",
                ALGORITHM + " Credential=" + keys.id() + ",SignedHeaders=" + canonical.signedHeaders() + ",Signature="
                        + signature);
    }
}
