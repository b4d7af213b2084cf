package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;

/** Puts a token that is good for a time into a header. */
record TokenSigner(String header, String prefix, Kept<Secret> token) implements RequestSigner {
    static TokenSigner bearer(Means means, Kept.Source<Secret> source) {
        return new TokenSigner("Authorization", "Bearer ", new Kept<>(means.clock(), source));
    }

    @Override
    public ApiRequest sign(ApiRequest request) throws SolverException, InterruptedException {
        return request.with(header, prefix + token.get().text());
    }

    @Override
    public boolean renew() {
        return token.forget();
    }
}
