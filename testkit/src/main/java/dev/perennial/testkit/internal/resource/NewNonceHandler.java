package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Request;

/** RFC 8555 section 7.2: 200 to HEAD, 204 to GET. The nonce itself is added where every answer gets its headers. */
public final class NewNonceHandler implements Handler {
    @Override
    public Answer handle(Request request) {
        return Answer.empty(request.method().equals("GET") ? 204 : 200);
    }
}
