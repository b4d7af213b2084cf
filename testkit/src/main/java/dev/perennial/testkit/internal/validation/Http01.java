package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import dev.perennial.pki.Identifier;

/** RFC 8555 section 8.3, for addresses RFC 8738 section 4. */
final class Http01 implements Method {
    private final HttpFetcher fetcher;

    Http01(Resolver resolver, ValidationPorts ports) {
        this.fetcher = new HttpFetcher(resolver, ports);
    }

    @Override
    public void validate(ValidationTask task, JsonArray records) throws ValidationFailure {
        Identifier host = task.identifier();
        String path = "/.well-known/acme-challenge/" + task.challenge().token();
        HttpReply reply = fetcher.fetch(new HttpTarget(false, host, path), records);
        if (reply.status() != 200) {
            throw ValidationFailure.unauthorized(
                    "invalid response from http://" + host.value() + path + ": " + reply.status());
        }
        if (!reply.body().stripTrailing().equals(task.keyAuthorization())) {
            throw ValidationFailure.unauthorized(
                    "the key authorization file from the server did not match this challenge:" + " expected \""
                            + task.keyAuthorization() + "\" (got \"" + reply.body() + "\")");
        }
    }
}
