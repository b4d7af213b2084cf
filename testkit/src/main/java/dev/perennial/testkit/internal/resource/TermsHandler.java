package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Request;

/** The terms of service that every account agrees to. */
public final class TermsHandler implements Handler {
    @Override
    public Answer handle(Request request) {
        return Answer.of(200, "text/plain", "Certificates of this CA are for tests and for nothing else.\n");
    }
}
