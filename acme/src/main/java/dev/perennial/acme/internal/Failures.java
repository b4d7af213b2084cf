package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Problem;

/** Turns an answer that is no success into its exception. */
final class Failures {
    private Failures() {}

    static AcmeException of(Response response) {
        String request = response.method() + " " + response.url();
        if (response.status() < 400) {
            return new AcmeProtocolException("The CA answered " + request + " with HTTP " + response.status()
                    + (response.location().isPresent() ? ", a redirect, which is not followed" : ""));
        }
        Problem problem = ProblemReader.read(response);
        return response.retryAfter()
                .map(wait -> new AcmeProblemException(
                        response.method(),
                        response.url(),
                        problem,
                        wait,
                        response.received().plus(wait)))
                .orElseGet(() -> new AcmeProblemException(response.method(), response.url(), problem, null, null));
    }
}
