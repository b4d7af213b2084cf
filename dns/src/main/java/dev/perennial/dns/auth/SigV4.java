package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** AWS's signature version 4 over all headers, in one of its dialects. */
record SigV4(
        SigV4Dialect dialect,
        String region,
        String service,
        Kept<AccessKeys> keys,
        InstantSource clock,
        Supplier<String> nonces)
        implements RequestSigner {
    private static final SchemeParameter REGION =
            SchemeParameter.required("region", "The region's name, as the signature has it.");
    private static final SchemeParameter SERVICE =
            SchemeParameter.required("service", "The service's name, as the signature has it.");

    static final Scheme JDCLOUD = scheme("jdcloud", SigV4Dialect.JDCLOUD);
    static final Scheme VOLCENGINE = scheme("volcengine", SigV4Dialect.VOLCENGINE);
    static final Scheme BYTEPLUS = scheme("byteplus", SigV4Dialect.VOLCENGINE);
    static final Scheme HUAWEI = new Scheme(
            "huawei-aksk",
            AccessKeys.PARAMETERS,
            (parameters, means) -> of(SigV4Dialect.HUAWEI, "", "", AccessKeys.of(parameters), means));

    private static Scheme scheme(String name, SigV4Dialect dialect) {
        return new Scheme(
                name,
                AccessKeys.and(REGION, SERVICE),
                (parameters, means) -> of(
                        dialect,
                        parameters.word("region"),
                        parameters.word("service"),
                        AccessKeys.of(parameters),
                        means));
    }

    private static SigV4 of(SigV4Dialect dialect, String region, String service, AccessKeys keys, Means means) {
        return new SigV4(dialect, region, service, Kept.always(keys), means.clock(), means::nonce);
    }

    @Override
    public ApiRequest sign(ApiRequest request) throws SolverException, InterruptedException {
        AccessKeys now = keys.get();
        String time = Times.compact(clock.instant());
        ApiRequest dated = dialect.prepare(request, nonces.get()).with(dialect.dateHeader, time);
        if (now.session().isPresent()) {
            dated = dated.with(dialect.tokenHeader, now.session().get().text());
        }
        CanonicalRequest canonical = CanonicalRequest.of(dated, dialect.path(dated), CanonicalRequest.ALL);
        boolean scoped = !dialect.terminator.isEmpty();
        List<String> scope = List.of(time.substring(0, 8), region, service, dialect.terminator);
        String slashed = String.join("/", scope);
        String toSign = dialect.algorithm + '\n' + time + '\n' + (scoped ? slashed + '\n' : "") + canonical.hash();
        byte[] key = Digests.utf8(dialect.keyPrefix + now.secret().text());
        for (String part : scoped ? scope : List.<String>of()) {
            key = Digests.hmacSha256(key, part);
        }
        String who = scoped ? "Credential=" + now.id() + '/' + slashed : "Access=" + now.id();
        return dated.with(
                "Authorization",
                dialect.algorithm + ' ' + who + ", SignedHeaders=" + canonical.signedHeaders() + ", Signature="
                        + Digests.hex(Digests.hmacSha256(key, toSign)));
    }

    /** Keys that were found on this machine may have been replaced. */
    @Override
    public boolean renew() {
        return keys.forget();
    }
}
